import { setTimeout as wait } from 'node:timers/promises';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { createApp, type App, type AppOptions } from '../src/app.ts';
import { createLogger } from '../src/logger.ts';
import { answer } from './rpc.ts';

/** What of the app's options travels as JSON. */
export type DeskOptions = Omit<AppOptions, 'logger' | 'onFailure'>;

export type DeskProcess = typeof api;

const MEGABYTE = 1024 * 1024;
/** Until sockets, timers and the collector are done with what the last message left. */
const REST = 5_000;

let app: App | null = null;
Runtime.install({ logger: new DefaultLogger('ERROR') });

/** The whole app in a process of its own, so that its memory can be told. */
const api = {
  async start(options: DeskOptions): Promise<{ port: number }> {
    app = await createApp({
      ...options,
      logger: createLogger({ level: 'error' }),
      onFailure: (error) => {
        throw error;
      },
    });
    return app.start();
  },

  /** Resident memory at rest, garbage collected; MB. */
  async memoryAtRest(): Promise<number> {
    await wait(REST);
    globalThis.gc?.();
    await wait(REST);
    return process.memoryUsage.rss() / MEGABYTE;
  },
};

answer(api, async () => app?.stop());
