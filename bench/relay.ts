import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measure } from './measure.ts';
import { openBench } from './open-bench.ts';
import { createReport, toMarkdown, type RelayName, type Report } from './report.ts';
import { summarize, type Summary } from './summary.ts';

/** Enough that a chat's turn comes round slower than Telegram's limit for it. */
const ORGANIZERS = 20;

/** Measures the relay and prints a table: `npm run bench -- --samples 200 --warmup 20`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      samples: { type: 'string', default: '200' },
      warmup: { type: 'string', default: '20' },
    },
  });
  const bench = await openBench(ORGANIZERS, progress);
  const interrupted = () => void bench.stop().finally(() => process.exit(130));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    const beforeRun = await bench.desk.ask('memoryAtRest');
    progress('Warming up');
    await measure(bench, Number(values.warmup));
    progress(`Measuring ${values.samples} messages each way`);
    const samples = await measure(bench, Number(values.samples));
    progress('Letting the desk rest');
    const afterRun = await bench.desk.ask('memoryAtRest');

    const relays = Object.fromEntries(
      Object.entries(samples).map(([name, times]) => [name, summarize(times)]),
    ) as Record<RelayName, Summary>;
    const report = createReport({ relays, memory: { beforeRun, afterRun } });
    console.log(`\n${toMarkdown(report)}`);
    console.log(`\nWritten to ${await write(report)}`);
    if (report.faults.length > 0) process.exitCode = 1;
  } finally {
    await bench.stop();
  }
}

function progress(line: string): void {
  console.error(`· ${line}`);
}

async function write(report: Report): Promise<string> {
  const folder = join(import.meta.dirname, 'results');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `relay-${report.at.replaceAll(':', '-')}.json`);
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
  return path;
}

await main();
