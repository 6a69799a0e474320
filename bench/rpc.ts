import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What a child process can be asked; arguments and answers travel as JSON. */
export type Api = Record<string, (...args: never[]) => Promise<unknown>>;

interface Question {
  id: number;
  name: string;
  args: unknown[];
}

interface Answer {
  id: number;
  result?: unknown;
  fault?: string;
}

interface Asker {
  resolve: (result: never) => void;
  reject: (error: Error) => void;
}

/** A process of its own that answers as `A` says. */
export interface Child<A extends Api> {
  ask<N extends keyof A & string>(
    name: N,
    ...args: Parameters<A[N]>
  ): Promise<Awaited<ReturnType<A[N]>>>;
  /** Lets go of it: it ends by itself. */
  stop(): Promise<void>;
}

/** Starts `program`, a file beside this one that calls `answer`. A question it cannot answer rejects. */
export function startChild<A extends Api>(
  program: string,
  options: { args?: string[]; execArgv?: string[] } = {},
): Child<A> {
  const { args: argv = [], execArgv = [] } = options;
  const child = fork(join(import.meta.dirname, program), argv, { execArgv });
  const exited = once(child, 'exit');
  const waiting = new Map<number, Asker>();
  let last = 0;
  child.on('message', ({ id, result, fault }: Answer) => {
    const asker = waiting.get(id);
    waiting.delete(id);
    if (fault === undefined) asker?.resolve(result as never);
    else asker?.reject(new Error(fault));
  });
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${program} ended with ${code}`));
  });
  return {
    ask: (name, ...args) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        child.send({ id: last, name, args } satisfies Question);
      }),
    async stop() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

/** Answers the parent's questions until the parent lets go or dies; `end` then puts things away. */
export function answer(api: Api, end: () => Promise<void>): void {
  const reply = (message: Answer) => void process.send?.(message);
  process.on('message', ({ id, name, args }: Question) => {
    Promise.resolve()
      .then(() => (api[name] as (...given: unknown[]) => Promise<unknown>)(...args))
      .then(
        (result) => reply({ id, result }),
        (error: unknown) =>
          reply({ id, fault: error instanceof Error ? error.stack : String(error) }),
      );
  });
  process.once('disconnect', () => {
    void end().finally(() => process.exit());
  });
}
