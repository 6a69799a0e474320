import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const run = promisify(execFile);

const incomplete = {
  lockfileVersion: 3,
  packages: {
    '': { name: 'desk' },
    'node_modules/tool': {
      version: '1.2.3',
      resolved: 'https://registry.example.org/tool.tgz',
      dev: true,
      optionalDependencies: { '@tool/linux-x64-musl': '1.2.3', '@tool/darwin-arm64': '1.2.3' },
    },
    'node_modules/tool/node_modules/@tool/darwin-arm64': { version: '1.2.3' },
  },
};

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockfile-'));
  file = join(folder, 'package-lock.json');
  await writeFile(file, JSON.stringify(incomplete));
});

afterEach(() => rm(folder, { recursive: true }));

test('when a platform package is missing or an address is there, then the check fails and names them', async () => {
  await expect(run('node', ['scripts/check-lockfile.mjs', file])).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /node_modules\/@tool\/linux-x64-musl is missing .*\n.*node_modules\/tool names a registry\n$/,
    ),
  });
});

test('when it was completed, then the check passes and the entry is what npm would have written', async () => {
  await run('node', ['scripts/complete-lockfile.mjs', file]);

  await expect(run('node', ['scripts/check-lockfile.mjs', file])).resolves.toMatchObject({
    stderr: '',
  });
  const { packages } = JSON.parse(await readFile(file, 'utf8'));
  expect(packages['node_modules/@tool/linux-x64-musl']).toEqual({
    version: '1.2.3',
    cpu: ['x64'],
    dev: true,
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  });
  expect(packages).not.toHaveProperty(['node_modules/@tool/darwin-arm64']);
  expect(packages['node_modules/tool']).not.toHaveProperty('resolved');
});
