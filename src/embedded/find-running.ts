import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readHolder } from './data-dir.ts';
import { keptPassword } from './postgres-password.ts';
import { readPostmaster } from './postgres-survivor.ts';
import { processIdentity } from './process-identity.ts';
import { runningTemporal } from './temporal-survivor.ts';

/** The embedded servers that run on a data folder, started by whoever holds it. Null is "does not run". */
export interface RunningServers {
  /** Id of the process that holds the folder. */
  holder: number | null;
  databaseUrl: string | null;
  temporalAddress: string | null;
}

/** Looks for what runs on a data folder; starts, ends and writes nothing. */
export async function findRunning(dataDir: string): Promise<RunningServers> {
  const [holder, databaseUrl, temporalAddress] = await Promise.all([
    readHolder(dataDir),
    findPostgres(dataDir),
    runningTemporal(dataDir),
  ]);
  return { holder, databaseUrl, temporalAddress };
}

async function findPostgres(dataDir: string): Promise<string | null> {
  const postmaster = await readPostmaster(join(dataDir, 'postgres'));
  if (!postmaster?.ready || (await processIdentity(postmaster.pid)) === null) return null;
  const kept = await readFile(join(dataDir, 'postgres.json'), 'utf8').catch(() => '');
  const password = keptPassword(kept);
  if (password === null) return null;
  return `postgresql://pitcrew:${password}@127.0.0.1:${postmaster.port}/pitcrew`;
}
