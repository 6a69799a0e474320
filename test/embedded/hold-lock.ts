import { lockDataDir } from '../../src/embedded/data-dir.ts';

await lockDataDir(process.argv[2] ?? '');
process.stdout.write('true\n');
setInterval(() => undefined, 60_000);
