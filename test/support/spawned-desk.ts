import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { serverOf, TEST_TEMPORAL_CLI } from './servers.ts';
import { until } from './until.ts';

/** A desk in a process of its own, started as people start it. */
export interface SpawnedDesk {
  /** Both outputs, so far. */
  output(): string;
  errors(): string;
  /** Waits until it is up; resolves to its origin. */
  up(): Promise<string>;
  /** Waits for a text in the output. */
  says(text: string): Promise<void>;
  /** Sends a signal: to npm alone, as a supervisor does; to the whole group, as Ctrl-C does; or to the desk itself. */
  signal(signal: NodeJS.Signals, to: 'npm' | 'group' | 'desk'): Promise<void>;
  /** Closes the pipes that its output goes to. */
  closeOutput(): void;
  /** Waits for the end: the exit code, null after a signal, and how long it took in milliseconds. */
  ended(): Promise<{ code: number | null; took: number }>;
}

/** Runs `npm start` in this repository with the given variables and none of those of the test. */
export function spawnDesk(dataDir: string, env: Record<string, string> = {}): SpawnedDesk {
  const child = spawn('npm', ['start', '--silent'], {
    // A group of its own, as a shell gives to what it starts.
    detached: true,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      DATA_DIR: dataDir,
      TEMPORAL_CLI: serverOf(TEST_TEMPORAL_CLI),
      ...env,
    },
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exit = once(child, 'close') as Promise<[number | null]>;
  let signalled = Date.now();

  const says = async (text: string) => {
    await until(
      `the desk says "${text}"`,
      () => {
        if (child.exitCode !== null && !output.includes(text)) {
          throw new Error(`It ended: ${output}${errors}`);
        }
        return output.includes(text);
      },
      45_000,
    );
  };
  return {
    output: () => output,
    errors: () => errors,
    says,
    async up() {
      await says('Ctrl-C stops it');
      const [, origin] = /(http:\/\/[^/\s]+)\/readyz/.exec(output) ?? [];
      return origin ?? '';
    },
    async signal(signal, to) {
      signalled = Date.now();
      if (to === 'npm') child.kill(signal);
      else if (to === 'group') process.kill(-(child.pid ?? 0), signal);
      else process.kill((await processesOf(dataDir, 'main.ts'))[0] ?? 0, signal);
    },
    closeOutput() {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    async ended() {
      const [code] = await exit;
      return { code, took: Date.now() - signalled };
    },
  };
}

/** The ids of living processes that have a data folder in their command line or environment, and `word` in the former. */
export async function processesOf(dataDir: string, word = ''): Promise<number[]> {
  if (process.platform !== 'linux') return processesByPs(dataDir, word);
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      const [command, environment] = await Promise.all(
        ['cmdline', 'environ'].map((file) =>
          readFile(`/proc/${id}/${file}`, 'utf8').catch(() => ''),
        ),
      );
      const isOurs = `${command} ${environment}`.includes(dataDir);
      return isOurs && command?.includes(word) ? [Number(id)] : [];
    }),
  );
  return found.flat();
}

function processesByPs(dataDir: string, word: string): number[] {
  const lines = execFileSync('ps', ['axEww', '-o', 'pid=,command='], { encoding: 'utf8' });
  return lines
    .split('\n')
    .filter((line) => line.includes(dataDir) && line.includes(word))
    .map((line) => Number.parseInt(line, 10));
}
