import type { Stats } from 'node:fs';
import { chown, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { childEnvironment } from './child-environment.ts';
import { dieWithParent } from './die-with-parent.ts';
import { choosePostgresAccount } from './postgres-account.ts';
import type { Owner, PostgresAccount } from './postgres-account.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { keepPassword } from './postgres-password.ts';
import { runCommand } from './run-command.ts';

/** A database cluster that is complete on disk and may be started. */
export interface PostgresCluster {
  folder: string;
  password: string;
  account: PostgresAccount;
}

const DRAFT = 'postgres.init-';

/**
 * The cluster in DATA_DIR/postgres, made first when there is none. It is made in a draft folder
 * and renamed when complete, so one that was interrupted is never taken for a whole one.
 */
export async function openCluster(options: {
  binaries: PostgresBinaries;
  dataDir: string;
  progress: (line: string) => void;
}): Promise<PostgresCluster> {
  const { binaries, dataDir, progress } = options;
  const folder = join(dataDir, 'postgres');
  await removeDrafts(dataDir);
  const { password, isNew } = await keepPassword(dataDir);
  const existing = await statIfThere(join(folder, 'PG_VERSION'));
  if (existing === null) {
    await requireEmpty(folder);
    progress('Preparing the database for the first time; this takes some seconds.');
    const draft = await mkdtemp(join(dataDir, DRAFT));
    const account = await choosePostgresAccount({ binaries, folder: draft, existingOwner: null });
    await rename(await initialise({ binaries, draft, password, account }), folder);
    await rm(draft, { recursive: true });
    return { folder, password, account };
  }
  requireOwner(existing.uid, folder);
  const account = await choosePostgresAccount({ binaries, folder, existingOwner: existing });
  if (account.owner.uid !== existing.uid) await giveAll(folder, account.owner);
  if (isNew) {
    const statement = `ALTER USER pitcrew PASSWORD '${password}'`;
    await runSql({ binaries, folder, account }, statement);
  }
  return { folder, password, account };
}

async function initialise(options: {
  binaries: PostgresBinaries;
  draft: string;
  password: string;
  account: PostgresAccount;
}): Promise<string> {
  const { binaries, draft, password, account } = options;
  // initdb wants an empty folder, and reads the password as the account it runs as.
  const cluster = join(draft, 'cluster');
  const secret = join(draft, 'password');
  await mkdir(cluster, { mode: 0o700 });
  await writeFile(secret, password, { mode: 0o600 });
  for (const path of [cluster, secret]) await give(path, account.owner);
  const place = ['--pgdata', cluster, '--username', 'pitcrew', '--pwfile', secret];
  // The built-in C.UTF-8 (PostgreSQL 17 and later) needs no locale of the machine and knows
  // upper and lower case of every script, where plain C knows ASCII alone.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const rules = ['--auth=scram-sha-256', '--encoding=UTF8', ...locale];
  await runAs(account, [binaries.initdb, ...place, ...rules], draft);
  await runSql({ binaries, folder: cluster, account }, 'CREATE DATABASE pitcrew');
  return cluster;
}

/** Runs one statement on a cluster that is not being served, as its superuser. */
async function runSql(
  cluster: { binaries: PostgresBinaries; folder: string; account: PostgresAccount },
  statement: string,
): Promise<void> {
  const { binaries, folder, account } = cluster;
  // Without exit_on_error, single-user mode prints an error and reports success.
  const command = [binaries.postgres, '--single', '-D', folder, '-c', 'exit_on_error=on'];
  await runAs(account, [...command, 'postgres'], folder, `${statement}\n`);
}

async function runAs(
  { prefix, uid, gid }: PostgresAccount,
  command: readonly string[],
  home: string,
  input = '',
): Promise<void> {
  const whole = [...prefix, ...(await dieWithParent('KILL')), ...command];
  const env = childEnvironment(home);
  const result = await runCommand(whole, { limitMs: 120_000, cwd: '/', env, uid, gid, input });
  if (result.ok) return;
  const program = command[0]?.split('/').at(-1);
  throw new Error(`PostgreSQL's ${program} ${result.fault}:\n${result.output.trim()}`);
}

async function requireEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  if (names.length > 0) throw new Error(`${folder} holds no PostgreSQL data: move it away.`);
}

async function statIfThere(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    // Anything but absence, such as a folder closed to us, must not lead to a new cluster.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function removeDrafts(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (name.startsWith(DRAFT))
      await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

function requireOwner(uid: number, folder: string): void {
  const self = process.getuid?.();
  if (self === undefined || self === 0 || self === uid) return;
  throw new Error(
    `${folder} belongs to another user (uid ${uid}), as it does when Pitcrew was first started ` +
      `as root. Start Pitcrew as that user or as root, or give the folder away: chown -R ${self}`,
  );
}

async function giveAll(folder: string, owner: Owner): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  // PG_VERSION last: it is whose owner is looked at, so an interrupted change is done again.
  for (const name of [...names.filter((each) => each !== 'PG_VERSION'), 'PG_VERSION']) {
    await give(join(folder, name), owner);
  }
}

async function give(path: string, { uid, gid }: Owner): Promise<void> {
  if (process.getuid?.() === 0) await chown(path, uid, gid);
}
