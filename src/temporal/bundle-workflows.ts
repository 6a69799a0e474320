import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('bundle-program.ts', import.meta.url));

/**
 * The code of all workflows as one text, for a worker. It is made by a process of its own, since the bundler leaves
 * 160 MB behind that the desk would carry for as long as it runs (measured).
 * @throws an error that ends with what the bundler said
 */
export async function bundleWorkflows(): Promise<string> {
  const bundler = spawn(process.execPath, [PROGRAM], {
    // Ctrl-C in the terminal is for the desk, which stops in order once it has started.
    detached: true,
    // The desk's secrets are none of the bundler's business.
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [code, faults, [exitCode]] = await Promise.all([
    text(bundler.stdout),
    text(bundler.stderr),
    once(bundler, 'close') as Promise<[number | null]>,
  ]);
  if (exitCode !== 0) throw new Error(`The workflows cannot be bundled: ${faults.trim()}`);
  return code;
}
