import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../src/embedded/postgres.ts';
import { TEST_POSTGRES } from './postgres-server.ts';

/** Jest's global set-up: one PostgreSQL for the whole run, of which each test file takes a database of its own. */
export default async function startTestPostgres(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pitcrew-run-'));
  const server = await startPostgres({ dataDir, progress: () => undefined });
  process.env[TEST_POSTGRES] = server.url;
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
