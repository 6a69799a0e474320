import { startPostgres } from '../../src/embedded/postgres.ts';

process.on('SIGINT', () => undefined);
const say = (value: unknown): boolean => process.stdout.write(`${JSON.stringify(value)}\n`);
const progress = (line: string): void => void (process.argv[3] === 'progress' && say(line));
const { url } = await startPostgres({ dataDir: process.argv[2] ?? '', progress });
say(url);
setInterval(() => undefined, 60_000);
