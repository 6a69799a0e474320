import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '../src/embedded/postgres.ts';
import { openTicketsBench, type TicketsBench } from './open-tickets-bench.ts';
import { summarize, type Summary } from './summary.ts';

/** What a page may take at the 95th percentile, milliseconds. */
const LONGEST = 200;

/** What is asked for; the first is what the others are compared with. */
const PAGES = {
  'one row by its key': '/baseline',
  'first page': '/admin/tickets',
  'deep page': '/admin/tickets?after=-500.500',
  'waiting longest first': '/admin/tickets?order=waiting',
  'one event, open tickets': '/admin/tickets?event=EV3&status=new&status=claimed',
  'search, few tickets': '/admin/tickets?q=hall+976+',
  'search, every ticket': '/admin/tickets?q=router',
  'search, no ticket': '/admin/tickets?q=zzzzzz',
  'one ticket': '/admin/tickets/9000',
} as const;
type PageName = keyof typeof PAGES;

/** One run of the benchmark. */
interface Report {
  at: string;
  machine: { cores: number; cpu: string; node: string };
  /** Milliseconds. */
  pages: Record<PageName, Summary>;
  faults: string[];
}

/** Measures pages over 10,000 tickets and 100,000 messages: `node bench/tickets-page.ts --samples 50`. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { samples: { type: 'string', default: '50' } } });
  const dataDir = await mkdtemp(join(tmpdir(), 'pitcrew-bench-'));
  const postgres = await startPostgres({ dataDir, progress });
  try {
    progress('Writing 10,000 tickets and 100,000 messages');
    const bench = await openTicketsBench(postgres.url);
    try {
      progress(`Measuring ${values.samples} times each`);
      await measure(bench, 5);
      await print(await measure(bench, Number(values.samples)));
    } finally {
      await bench.close();
    }
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Takes the pages in turn: whatever slows the machine for a while slows all of them. */
async function measure(bench: TicketsBench, rounds: number): Promise<Record<PageName, number[]>> {
  const names = Object.keys(PAGES) as PageName[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const began = performance.now();
      await bench.get(PAGES[name]);
      samples[name]?.push(performance.now() - began);
    }
  }
  return samples as Record<PageName, number[]>;
}

async function print(samples: Record<PageName, number[]>): Promise<void> {
  const names = Object.keys(PAGES) as PageName[];
  const pages = Object.fromEntries(
    names.map((name) => [name, summarize(samples[name])]),
  ) as Report['pages'];
  const faults = names
    .filter((name) => pages[name].p95 > LONGEST)
    .map((name) => `${name}: ${pages[name].p95.toFixed(0)} ms (at most ${LONGEST})`);
  const report: Report = {
    at: new Date().toISOString(),
    machine: { cores: cpus().length, cpu: cpus()[0]?.model ?? '', node: process.version },
    pages,
    faults,
  };
  const base = pages['one row by its key'].p50;
  console.log('| page, ms | n | p50 | p95 | p50 to one row |\n| --- | --: | --: | --: | --: |');
  for (const name of names) {
    const { n, p50, p95 } = pages[name];
    const cells = [name, n, p50.toFixed(1), p95.toFixed(1), (p50 / base).toFixed(1)];
    console.log(`| ${cells.join(' | ')} |`);
  }
  for (const fault of faults) console.log(`FAILED: ${fault}`);
  const folder = join(import.meta.dirname, 'results');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `tickets-page-${report.at.replaceAll(':', '-')}.json`);
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`\nWritten to ${path}`);
  if (faults.length > 0) process.exitCode = 1;
}

function progress(line: string): void {
  console.error(`· ${line}`);
}

await main();
