import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../src/embedded/postgres.ts';
import { startTemporal } from '../../src/embedded/temporal.ts';
import { resolveTemporalCli } from '../../src/embedded/temporal-cli.ts';
import { bundleWorkflows } from '../../src/temporal/bundle-workflows.ts';
import { TEST_POSTGRES, TEST_TEMPORAL, TEST_TEMPORAL_CLI, TEST_WORKFLOWS } from './servers.ts';

/**
 * Starts one PostgreSQL and one Temporal server for the whole run. Each test has a database and a namespace of its
 * own there; the workflows' code is bundled once. Time can be skipped per workflow (facts of Temporal, 0.4).
 */
export default async function globalSetup(): Promise<void> {
  const progress = (line: string) => void process.stderr.write(`· ${line}\n`);
  const cliPath = await resolveTemporalCli({
    cliPath: process.env['TEMPORAL_CLI'],
    // What was fetched once is kept for the next run.
    dataDir: '.pitcrew',
    progress,
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'pitcrew-run-'));
  const [postgres, temporal, workflows] = await Promise.all([
    startPostgres({ dataDir, progress }),
    startTemporal({
      dataDir: null,
      cliPath,
      ui: false,
      progress,
      searchAttributes: {},
      dynamicConfig: { 'frontend.WorkflowTimeSkippingEnabled': true },
    }),
    bundleWorkflows(),
  ]);
  const bundle = join(dataDir, 'workflows.js');
  await writeFile(bundle, workflows);
  process.env[TEST_WORKFLOWS] = bundle;
  process.env[TEST_POSTGRES] = postgres.url;
  process.env[TEST_TEMPORAL] = temporal.address;
  process.env[TEST_TEMPORAL_CLI] = cliPath;
  stop = async () => {
    await Promise.all([postgres.stop(), temporal.stop()]);
    await rm(dataDir, { recursive: true, force: true });
  };
}

let stop = async (): Promise<void> => undefined;

/** Ends the run's servers; jest calls it through `global-teardown.ts`, in the same module. */
export function stopServers(): Promise<void> {
  return stop();
}
