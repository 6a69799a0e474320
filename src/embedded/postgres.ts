import { join } from 'node:path';
import { childEnvironment } from './child-environment.ts';
import { startChildServer } from './child-server.ts';
import type { ChildServer } from './child-server.ts';
import { openDataDir } from './data-dir.ts';
import { dieWithParent } from './die-with-parent.ts';
import { freePort, retryWhenPortTaken } from './ports.ts';
import { postgresAnswers } from './postgres-answers.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { openCluster } from './postgres-cluster.ts';
import type { PostgresCluster } from './postgres-cluster.ts';
import { endSurvivingPostgres, postgresLadder, readPostmaster } from './postgres-survivor.ts';

export interface EmbeddedPostgres {
  /** postgresql:// URL, password included, of the database `pitcrew`. */
  url: string;
  /** Ends the server within 6 s; may be called again. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on the data in DATA_DIR/postgres, for this machine only, and answers once it
 * takes connections to the database `pitcrew`. One that outlived an earlier start is ended
 * first. Throws an error that says why, with the end of DATA_DIR/postgres.log, when it cannot.
 * `onExit` is told when the server ends by itself.
 */
export async function startPostgres(options: {
  dataDir: string;
  progress: (line: string) => void;
  onExit?: (why: string) => void;
}): Promise<EmbeddedPostgres> {
  const { progress } = options;
  const dataDir = await openDataDir(options.dataDir);
  const binaries = findPostgresBinaries();
  await endSurvivingPostgres(join(dataDir, 'postgres'));
  const cluster = await openCluster({ binaries, dataDir, progress });
  const { port, server } = await retryWhenPortTaken(async () => {
    const chosen = await freePort();
    const program = binaries.postgres;
    return { port: chosen, server: await launch({ program, cluster, port: chosen, dataDir }) };
  });
  server.onExit((why) => options.onExit?.(why));
  const url = `postgresql://pitcrew:${cluster.password}@127.0.0.1:${port}/pitcrew`;
  return { url, stop: () => server.stop() };
}

async function launch(options: {
  program: string;
  cluster: PostgresCluster;
  port: number;
  dataDir: string;
}): Promise<ChildServer> {
  const { program, cluster, port, dataDir } = options;
  const { folder, account } = cluster;
  const { prefix, uid, gid } = account;
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = await startChildServer({
    name: 'PostgreSQL',
    command: [...prefix, ...(await dieWithParent('INT')), program, '-D', folder, ...flags],
    uid,
    gid,
    cwd: '/',
    env: childEnvironment(folder),
    ladder: postgresLadder,
    logFile: join(dataDir, 'postgres.log'),
  });
  await server.ready(async () => {
    const postmaster = await readPostmaster(folder);
    return postmaster?.pid === server.pid && postmaster.ready && postgresAnswers(port);
  });
  return server;
}
