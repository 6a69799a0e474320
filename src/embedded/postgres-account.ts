import { chown, readdir, readFile } from 'node:fs/promises';
import { childEnvironment } from './child-environment.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { runCommand } from './run-command.ts';

export interface Owner {
  uid: number;
  gid: number;
}

/** As whom, and behind which command, PostgreSQL's programs are started. */
export interface PostgresAccount {
  prefix: readonly string[];
  uid?: number;
  gid?: number;
  /** Who must own the data folder. */
  owner: Owner;
}

/**
 * Chooses the account for PostgreSQL, which refuses to run as root. Without root: this process's
 * own. As root: the owner of an existing data folder, `postgres`, or `nobody`, in the first of
 * these ways that reaches both the programs and `folder` (either may lie below a folder, such as
 * /root, that is closed to others). `folder` is given to the account. Throws when there is no way.
 */
export async function choosePostgresAccount(options: {
  binaries: PostgresBinaries;
  folder: string;
  existingOwner: Owner | null;
}): Promise<PostgresAccount> {
  const self = { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
  if (self.uid !== 0) return { prefix: [], owner: self };
  const { existingOwner } = options;
  const owner = existingOwner && existingOwner.uid !== 0 ? existingOwner : await spareAccount();
  const faults: string[] = [];
  for (const account of waysFor(owner)) {
    const fault = await tryAccount(account, options);
    if (fault === null) return account;
    faults.push(fault);
  }
  throw new Error(
    'PostgreSQL does not run as root, and could not be run as another user either ' +
      `(${[...new Set(faults)].join('; ')}). Start Pitcrew as an ordinary user, ` +
      'or set DATABASE_URL to a PostgreSQL server.',
  );
}

function waysFor(owner: Owner): PostgresAccount[] {
  const { uid, gid } = owner;
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  // PostgreSQL looks for its programs with access(2), which drops the capabilities of a user
  // other than root unless this bit is set (capabilities(7), SECBIT_NO_SETUID_FIXUP).
  const bits = '--securebits=+no_setuid_fixup';
  const keeping = (capability: string): string[] => {
    const kept = [`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`];
    return ['setpriv', ...identity, ...kept, bits];
  };
  return [
    { prefix: [], uid, gid, owner },
    { prefix: keeping('dac_read_search'), owner },
    // A container usually has this capability, and not the narrower one above.
    { prefix: keeping('dac_override'), owner },
    // A user namespace in which root goes by another number; files stay root's.
    { prefix: ['unshare', '--user', `--map-user=${uid}`], owner: { uid: 0, gid: 0 } },
  ];
}

async function tryAccount(
  { prefix, uid, gid, owner }: PostgresAccount,
  { binaries, folder }: { binaries: PostgresBinaries; folder: string },
): Promise<string | null> {
  try {
    await chown(folder, owner.uid, owner.gid);
    await readdir(folder); // postmaster.pid in it is read by this process as well
  } catch (error) {
    return (error as Error).message;
  }
  // `initdb --show` looks for all that PostgreSQL needs, says what it found and does nothing.
  const script = 'cd "$2" && exec "$1" --show --pgdata "$2/trial"';
  const command = [...prefix, 'sh', '-c', script, 'sh', binaries.initdb, folder];
  const env = childEnvironment(folder);
  const trial = await runCommand(command, { limitMs: 10_000, cwd: '/', env, uid, gid });
  if (trial.ok) return null;
  return trial.output.trim().split('\n').at(-1) || trial.fault;
}

async function spareAccount(): Promise<Owner> {
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '');
  for (const name of ['postgres', 'nobody']) {
    const [, uid, gid] = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm').exec(accounts) ?? [];
    if (uid && gid && uid !== '0') return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: 65534, gid: 65534 };
}
