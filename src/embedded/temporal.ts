import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment } from './child-environment.ts';
import { startChildServer } from './child-server.ts';
import type { ChildServer } from './child-server.ts';
import { openDataDir } from './data-dir.ts';
import { dieWithParent } from './die-with-parent.ts';
import { freePort, retryWhenPortTaken } from './ports.ts';
import { temporalArguments } from './temporal-arguments.ts';
import type { DynamicConfig } from './temporal-arguments.ts';
import { resolveTemporalCli } from './temporal-cli.ts';
import { namespaceReady } from './temporal-namespace.ts';
import type { SearchAttributes } from './temporal-namespace.ts';
import {
  endSurvivingTemporal,
  forgetTemporal,
  recordTemporal,
  temporalLadder,
} from './temporal-survivor.ts';

export interface EmbeddedTemporal {
  /** host:port of the gRPC front end. */
  address: string;
  /** Origin of the web UI; null when it was not asked for. */
  uiUrl: string | null;
  namespace: 'default';
  /** Ends the server within 5 s; may be called again. */
  stop(): Promise<void>;
}

export interface TemporalOptions {
  /**
   * Where its data are kept. Null keeps them in memory, for tests: give `cliPath` as well, or a CLI
   * that had to be fetched is thrown away again.
   */
  dataDir: string | null;
  searchAttributes: SearchAttributes;
  /** TEMPORAL_CLI; found or fetched when not given. */
  cliPath?: string;
  dynamicConfig?: DynamicConfig;
  /** Whether to serve the web UI, at 8233 when that port is free; true by default. */
  ui?: boolean;
  progress: (line: string) => void;
  /** Ends a start that is no longer wanted while the server is still being fetched. */
  signal?: AbortSignal;
  /** Told when the server ends by itself. */
  onExit?: (why: string) => void;
}

/**
 * Starts the Temporal dev server, for this machine only, and answers once its namespace and search
 * attributes are there. One that outlived an earlier start on the same data is ended first. Throws
 * an error that says why, with the end of DATA_DIR/temporal.log, when it cannot.
 */
export async function startTemporal(options: TemporalOptions): Promise<EmbeddedTemporal> {
  const { dataDir } = options;
  if (dataDir !== null) return startIn(await openDataDir(dataDir), options);
  const folder = await mkdtemp(join(tmpdir(), 'pitcrew-temporal-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const temporal = await startIn(folder, options);
    const stop = async (): Promise<void> => {
      await temporal.stop();
      await remove();
    };
    return { ...temporal, stop };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function startIn(folder: string, options: TemporalOptions): Promise<EmbeddedTemporal> {
  const { cliPath, progress, signal } = options;
  await endSurvivingTemporal(folder);
  const cli = await resolveTemporalCli({ cliPath, dataDir: folder, progress, signal });
  const { address, uiUrl, server } = await retryWhenPortTaken(() => launch(cli, folder, options));
  server.onExit((why) => options.onExit?.(why));
  const stop = async (): Promise<void> => {
    await server.stop();
    await forgetTemporal(folder);
  };
  return { address, uiUrl, namespace: 'default', stop };
}

async function launch(
  cli: string,
  folder: string,
  { dataDir, searchAttributes, dynamicConfig = {}, ui = true }: TemporalOptions,
): Promise<{ address: string; uiUrl: string | null; server: ChildServer }> {
  const port = await freePort();
  const uiPort = ui ? await freePort(8233) : null;
  const dbFile = dataDir === null ? null : join(folder, 'temporal.db');
  const args = temporalArguments({ port, uiPort, dbFile, dynamicConfig });
  const server = await startChildServer({
    name: 'The Temporal dev server',
    command: [...(await dieWithParent('TERM')), cli, ...args],
    cwd: folder,
    env: childEnvironment(folder),
    ladder: temporalLadder,
    logFile: join(folder, 'temporal.log'),
  });
  await recordTemporal(folder, server.pid);
  const address = `127.0.0.1:${port}`;
  await server.ready(() => namespaceReady(address, searchAttributes));
  if (dbFile !== null) await closeToOthers(dbFile);
  return { address, uiUrl: uiPort === null ? null : `http://127.0.0.1:${uiPort}`, server };
}

/** The dev server makes its files readable by all; they hold what tickets say. */
async function closeToOthers(dbFile: string): Promise<void> {
  for (const path of [dbFile, `${dbFile}-wal`, `${dbFile}-shm`]) {
    await chmod(path, 0o600).catch(() => undefined);
  }
}
