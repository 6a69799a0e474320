import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endProcess } from './end-process.ts';
import type { SignalLadder } from './end-process.ts';
import { commandLine, processIdentity } from './process-identity.ts';

/**
 * PostgreSQL's signals (postgres(1)): INT rolls back and ends cleanly, QUIT ends at once and leaves
 * recovery to the next start.
 */
export const postgresLadder: SignalLadder = [
  ['SIGINT', 3_500],
  ['SIGQUIT', 1_000],
  ['SIGKILL', 1_000],
];

/** The first lines of a postmaster.pid; null when there is none. */
export async function readPostmaster(
  folder: string,
): Promise<{ pid: number; port: number; ready: boolean } | null> {
  const content = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = content.split('\n');
  const pid = Number(lines[0]);
  // Line 4 is the port (pidfile.h). Line 8 is the state, which pg_ctl waits for as well (pg_ctl.c,
  // wait_for_postmaster_start).
  const [port, ready] = [Number(lines[3]), lines[7]?.trim() === 'ready'];
  return pid > 0 ? { pid, port, ready } : null;
}

/**
 * Ends a PostgreSQL that outlived an earlier Pitcrew and still serves `folder`; takes away the pid
 * file of one that died when its pid has gone to another process, which PostgreSQL would mistake
 * for a living server.
 */
export async function endSurvivingPostgres(folder: string): Promise<void> {
  const postmaster = await readPostmaster(folder);
  if (postmaster === null) return;
  const { pid } = postmaster;
  const identity = await processIdentity(pid);
  const command = await commandLine(pid);
  if (identity !== null && command.includes('postgres') && command.includes(folder)) {
    const gone = async (): Promise<boolean> => (await processIdentity(pid)) !== identity;
    await endProcess({ pid, gone, ladder: postgresLadder });
  } else {
    await rm(join(folder, 'postmaster.pid'), { force: true });
  }
}
