import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writeAtomically } from './write-atomically.ts';

/** The sha256 of a file, in hex. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** The CLI kept in DATA_DIR/bin, when it still is what was installed; else why there is none. */
export async function findKeptCli(dataDir: string): Promise<{ path: string } | { fault: string }> {
  const record = await readFile(recordOf(dataDir), 'utf8').catch(() => null);
  if (record === null) return { fault: 'none yet' };
  const sha256 = parseRecord(record);
  if (sha256 === null) return { fault: `${recordOf(dataDir)} cannot be read` };
  const path = pathOf(dataDir, sha256);
  const actual = await sha256Of(path).catch(() => 'no file');
  return actual === sha256 ? { path } : { fault: `${path} is not what was installed` };
}

/** Moves a CLI into DATA_DIR/bin, executable, and writes down its sha256; answers its new path. */
export async function keepCli(dataDir: string, cli: string): Promise<string> {
  const sha256 = await sha256Of(cli);
  const path = pathOf(dataDir, sha256);
  await mkdir(join(dataDir, 'bin'), { recursive: true });
  await chmod(cli, 0o755);
  await rename(cli, path);
  await writeAtomically(recordOf(dataDir), `${JSON.stringify({ sha256 })}\n`);
  return path;
}

const recordOf = (dataDir: string): string => join(dataDir, 'bin', 'temporal.json');

// Named by its content, so two processes that install at the same time cannot mix theirs.
const pathOf = (dataDir: string, sha256: string): string =>
  join(dataDir, 'bin', `temporal-${sha256.slice(0, 12)}`);

function parseRecord(content: string): string | null {
  try {
    const { sha256 } = JSON.parse(content) as { sha256?: unknown };
    return typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256) ? sha256 : null;
  } catch {
    return null;
  }
}
