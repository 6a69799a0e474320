import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { endProcess } from './end-process.ts';
import type { SignalLadder } from './end-process.ts';
import { logTail, openLog } from './log-file.ts';
import { waitUntil } from './wait-until.ts';

export interface ChildServer {
  pid: number;
  /** Waits until `isReady`; throws with the log's last lines when the server ends or 60 s pass first. */
  ready(isReady: () => Promise<boolean>): Promise<void>;
  /** Calls the listener once when the server ends without having been stopped. */
  onExit(listener: (why: string) => void): void;
  /** Ends the server by its ladder of signals; may be called again. */
  stop(): Promise<void>;
}

export interface ChildServerOptions {
  /** As people know it: 'PostgreSQL'. */
  name: string;
  command: readonly string[];
  env: Record<string, string>;
  cwd: string;
  logFile: string;
  ladder: SignalLadder;
  uid?: number;
  gid?: number;
}

/** Starts a server that lives beside this process and writes to a log file of its own. */
export async function startChildServer(options: ChildServerOptions): Promise<ChildServer> {
  const { name, logFile, ladder } = options;
  const log = await openLog(logFile);
  const logStart = (await log.stat()).size;
  const { child, exit } = launch(options, log.fd);
  await log.close();
  let stopping: Promise<void> | null = null;

  const stop = (): Promise<void> => {
    const { pid } = child;
    if (pid === undefined) return Promise.resolve();
    return (stopping ??= endProcess({ pid, gone: () => exit.why !== null, ladder }));
  };
  return {
    pid: child.pid ?? 0,
    stop,
    onExit: (listener) =>
      void exit.happened.then((why) => (stopping ? undefined : listener(`${name} ${why}`))),
    ready: async (isReady) => {
      const settled = await waitUntil(async () => exit.why !== null || (await isReady()), 60_000);
      if (settled && exit.why === null) return;
      const why = `${name} ${exit.why ?? 'did not get ready within 60 seconds'}`;
      await stop();
      const tail = await logTail(logFile, logStart);
      throw new Error(tail ? `${why}. The end of ${logFile}:\n${tail}` : `${why}.`);
    },
  };
}

interface Exit {
  /** Null while it runs. */
  why: string | null;
  happened: Promise<string>;
}

function launch(
  { command, cwd, env, uid, gid }: ChildServerOptions,
  log: number,
): { child: ChildProcess; exit: Exit } {
  const [file = '', ...args] = command;
  // A group of its own: Ctrl-C in the terminal reaches Pitcrew alone, which then stops its
  // servers in order, rather than all at once.
  const group = { detached: true, stdio: ['ignore', log, log] } satisfies SpawnOptions;
  const child = spawn(file, args, { cwd, env, uid, gid, ...group });
  const happened = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`could not be started: ${error.message}`));
    child.once('exit', (code, signal) =>
      resolve(code === null ? `was ended by ${signal}` : `exited with code ${code}`),
    );
  });
  const exit: Exit = { why: null, happened };
  void happened.then((why) => (exit.why = why));
  return { child, exit };
}
