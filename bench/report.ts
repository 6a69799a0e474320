import { cpus, totalmem } from 'node:os';
import type { Summary } from './summary.ts';

/** What is measured; `bareHop` is what the others are compared with. */
export const RELAYS = {
  bareHop: 'bare Temporal hop: signal to activity',
  directIn: 'organizer to board, direct relay',
  directOut: 'agent to organizer, direct relay',
  deskIn: 'organizer to board, Pitcrew',
  deskOut: 'agent to organizer, Pitcrew',
} as const;
export type RelayName = keyof typeof RELAYS;

const LARGEST_RATIO = 2;
const LARGEST_MEMORY = 400;
const GIGABYTE = 1024 ** 3;

/** One run of the benchmark. */
export interface Report {
  at: string;
  machine: { cpu: string; cores: number; memoryGb: number; platform: string; node: string };
  /** Milliseconds. */
  relays: Record<RelayName, Summary>;
  /** Resident memory of the app's process at rest, MB. */
  memory: { beforeRun: number; afterRun: number };
  /** What did not hold. */
  faults: string[];
}

export function createReport(measured: Pick<Report, 'relays' | 'memory'>): Report {
  const [cpu] = cpus();
  return {
    at: new Date().toISOString(),
    machine: {
      cpu: cpu?.model ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / GIGABYTE),
      platform: `${process.platform} ${process.arch}`,
      node: process.version,
    },
    ...measured,
    faults: faultsOf(measured),
  };
}

function faultsOf({ relays, memory }: Pick<Report, 'relays' | 'memory'>): string[] {
  const slow = (['deskIn', 'deskOut'] as const).flatMap((name) => {
    const ratio = relays[name].p50 / relays.bareHop.p50;
    if (ratio <= LARGEST_RATIO) return [];
    return [`${RELAYS[name]}: ${ratio.toFixed(2)} times the bare hop (at most ${LARGEST_RATIO})`];
  });
  const largest = Math.max(memory.beforeRun, memory.afterRun);
  const big =
    largest < LARGEST_MEMORY
      ? []
      : [`memory at rest: ${largest.toFixed(0)} MB (less than ${LARGEST_MEMORY})`];
  return [...slow, ...big];
}

/** The report as Markdown, as `docs/performance.md` shows it. */
export function toMarkdown({ machine, relays, memory, faults }: Report): string {
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const ms = (value: number) => value.toFixed(1);
  const rows = (Object.keys(RELAYS) as RelayName[]).map((name) => {
    const { n, p50, p95, p99 } = relays[name];
    const ratio = (p50 / relays.bareHop.p50).toFixed(2);
    return row([RELAYS[name].padEnd(37), String(n), ms(p50), ms(p95), ms(p99), ratio]);
  });
  return [
    row(['relay time, ms'.padEnd(37), 'n', 'p50', 'p95', 'p99', 'p50 to bare hop']),
    row(['-'.repeat(37), '--:', '--:', '--:', '--:', '--:']),
    ...rows,
    '',
    `Memory of the app's process at rest: ${memory.beforeRun.toFixed(0)} MB before the run, ` +
      `${memory.afterRun.toFixed(0)} MB after it.`,
    `Machine: ${machine.cores} cores (${machine.cpu}), ${machine.memoryGb} GB, ` +
      `${machine.platform}, Node ${machine.node}.`,
    ...(faults.length === 0 ? [] : ['', ...faults.map((fault) => `FAILED: ${fault}`)]),
  ].join('\n');
}
