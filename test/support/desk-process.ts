import { readFile } from 'node:fs/promises';
import type { AppOptions } from '../../src/app.ts';
import { processesOf, spawnDesk, type SpawnedDesk } from './spawned-desk.ts';

/** Runs test desks as people do, each start in a process of its own, with the simulators as its vendors. */
export interface DeskProcess {
  /** For `openDesk`. */
  launch(options: AppOptions): Promise<{ start(): Promise<void>; stop(): Promise<void> }>;
  /** Ends the desk without a word, and waits for that. */
  kill(): Promise<void>;
  /** All that the desks have written so far, to both outputs. */
  output(): string;
  /** A line of /proc/<pid>/status of the desk that runs now, in bytes; Linux alone has it. */
  status(line: 'VmHWM' | 'VmRSS'): Promise<number>;
}

/** @param folder of the caller's own, for the desk's data; `env` adds variables */
export function deskProcess(folder: string, env: Record<string, string>): DeskProcess {
  const started: SpawnedDesk[] = [];
  const ended = async () => {
    await Promise.all(started.map((desk) => desk.ended()));
  };
  return {
    launch: async (options) => ({
      start: async () => {
        const desk = spawnDesk(folder, { ...variables(options), ...env });
        started.push(desk);
        await desk.up();
      },
      async stop() {
        if ((await processesOf(folder, 'main.ts')).length > 0) {
          await started.at(-1)?.signal('SIGTERM', 'npm');
        }
        await ended();
      },
    }),
    async kill() {
      await started.at(-1)?.signal('SIGKILL', 'desk');
      await ended();
    },
    output: () => started.map((desk) => desk.output() + desk.errors()).join('\n'),
    async status(line) {
      const [pid] = await processesOf(folder, 'main.ts');
      const text = await readFile(`/proc/${pid}/status`, 'utf8');
      return Number(new RegExp(`^${line}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) * 1024;
    },
  };
}

function variables(options: AppOptions): Record<string, string> {
  const { telegram, todoist, temporal, web, databaseUrl, apiToken } = options;
  return {
    ...temporal.env,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TODOIST_API_TOKEN: todoist.token,
    TODOIST_API_ROOT: todoist.apiRoot,
    TODOIST_POLL_SECONDS: String(todoist.pollSeconds),
    DATABASE_URL: databaseUrl,
    PORT: String(web.port),
    API_TOKEN: apiToken ?? '',
  };
}
