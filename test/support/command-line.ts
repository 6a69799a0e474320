import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs `pitcrew` as a user does; resolves when it has ended, however it did. */
export async function runPitcrew(
  env: Record<string, string>,
  ...words: string[]
): Promise<{ code: number; out: string; err: string }> {
  const run = promisify(execFile)('node', ['src/cli.ts', ...words], {
    env: { PATH: process.env['PATH'], ...env },
  });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      out: error.stdout,
      err: error.stderr,
    }),
  );
}
