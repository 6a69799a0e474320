import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from './write-atomically.ts';

/** The password kept in DATA_DIR/postgres.json, made and written (0600) when there is none. */
export async function keepPassword(dataDir: string): Promise<{ password: string; isNew: boolean }> {
  const path = join(dataDir, 'postgres.json');
  const kept = keptPassword(await readFile(path, 'utf8').catch(() => ''));
  if (kept !== null) return { password: kept, isNew: false };
  const password = randomBytes(24).toString('base64url');
  await writeAtomically(path, `${JSON.stringify({ user: 'pitcrew', password })}\n`);
  return { password, isNew: true };
}

/** The password that a postgres.json holds; null where it holds none. */
export function keptPassword(content: string): string | null {
  try {
    const { password } = JSON.parse(content) as { password?: unknown };
    return typeof password === 'string' && password !== '' ? password : null;
  } catch {
    return null;
  }
}
