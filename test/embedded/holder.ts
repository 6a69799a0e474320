import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Holder {
  pid: number;
  /** What the program said once it was ready. */
  said: unknown;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/**
 * Runs a program of this folder in a process group of its own, as a terminal would, and waits for
 * its line of JSON: `hold-postgres.ts`, say, starts a database and stays.
 */
export async function startHolder(program: string, ...args: string[]): Promise<Holder> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: import.meta.dirname,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    exited.then(([code]) => Promise.reject(new Error(`${program} exited with ${code}`))),
  ])) as [string];
  return {
    pid: child.pid ?? 0,
    said: JSON.parse(line),
    kill: async (signal) => {
      child.kill(signal);
      await exited;
    },
  };
}
