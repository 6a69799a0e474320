import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../src/embedded/postgres.ts';

/** Names the variable by which a test run hands its PostgreSQL to the test files. */
export const TEST_POSTGRES = 'PITCREW_TEST_POSTGRES';

/**
 * The PostgreSQL of the test run, or, where the run has none, one of the caller's own. `stop` ends only the latter.
 */
export async function postgresServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const shared = process.env[TEST_POSTGRES];
  if (shared !== undefined) return { url: shared, stop: async () => undefined };
  const dataDir = await mkdtemp(join(tmpdir(), 'pitcrew-test-'));
  const server = await startPostgres({ dataDir, progress: () => undefined });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
