import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endProcess } from './end-process.ts';
import type { SignalLadder } from './end-process.ts';
import { commandLine, processIdentity } from './process-identity.ts';
import { writeAtomically } from './write-atomically.ts';

/** The dev server ends within about a second of TERM, measured. */
export const temporalLadder: SignalLadder = [
  ['SIGTERM', 4_000],
  ['SIGKILL', 1_000],
];

const recordOf = (dataDir: string): string => join(dataDir, 'temporal.pid.json');

/** Writes down which process serves DATA_DIR/temporal.db, for a start after a crash. */
export async function recordTemporal(dataDir: string, pid: number): Promise<void> {
  const identity = await processIdentity(pid);
  await writeAtomically(recordOf(dataDir), `${JSON.stringify({ pid, identity })}\n`);
}

/** Takes the record away once the server has been stopped. */
export async function forgetTemporal(dataDir: string): Promise<void> {
  await rm(recordOf(dataDir), { force: true });
}

/** Where the dev server that serves DATA_DIR/temporal.db answers (host:port); null while none runs. */
export async function runningTemporal(dataDir: string): Promise<string | null> {
  const record = parseRecord(await readFile(recordOf(dataDir), 'utf8').catch(() => ''));
  if (record === null || (await processIdentity(record.pid)) !== record.identity) return null;
  const [, port] = / --port=(\d+)/.exec(await commandLine(record.pid)) ?? [];
  return port === undefined ? null : `127.0.0.1:${port}`;
}

/**
 * Ends a dev server that outlived an earlier Pitcrew on this data folder. A process that merely
 * got its pid is left alone: start time and command line must be those of the record.
 */
export async function endSurvivingTemporal(dataDir: string): Promise<void> {
  const record = parseRecord(await readFile(recordOf(dataDir), 'utf8').catch(() => ''));
  if (record !== null) {
    const { pid, identity } = record;
    const gone = async (): Promise<boolean> => (await processIdentity(pid)) !== identity;
    const ours = !(await gone()) && (await commandLine(pid)).includes('start-dev');
    if (ours) await endProcess({ pid, gone, ladder: temporalLadder });
  }
  await forgetTemporal(dataDir);
}

function parseRecord(content: string): { pid: number; identity: string } | null {
  try {
    const { pid, identity } = JSON.parse(content) as { pid?: unknown; identity?: unknown };
    return typeof pid === 'number' && typeof identity === 'string' ? { pid, identity } : null;
  } catch {
    return null;
  }
}
