import { waitUntil } from './wait-until.ts';

/** Signals from polite to final, each with the time the process has to obey it, in ms. */
export type SignalLadder = ReadonlyArray<readonly [signal: NodeJS.Signals, waitMs: number]>;

/**
 * Ends a process: sends each signal of the ladder in turn until `gone` holds. Throws when the last
 * one did not end it, or when this user may not signal it.
 */
export async function endProcess(options: {
  pid: number;
  gone: () => boolean | Promise<boolean>;
  ladder: SignalLadder;
}): Promise<void> {
  for (const [signal, waitMs] of options.ladder) {
    if (await options.gone()) return;
    send(options.pid, signal);
    if (await waitUntil(options.gone, waitMs)) return;
  }
  throw new Error(`Process ${options.pid} does not end, not even when killed.`);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // ESRCH: it ended between the look and the signal.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
