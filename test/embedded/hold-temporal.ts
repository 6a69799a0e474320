import { startTemporal } from '../../src/embedded/temporal.ts';

const [dataDir = '', cliPath] = process.argv.slice(2);
const options = { searchAttributes: {}, ui: false, progress: () => undefined };
const { address } = await startTemporal({ dataDir, cliPath, ...options });
process.stdout.write(`${JSON.stringify(address)}\n`);
setInterval(() => undefined, 60_000);
