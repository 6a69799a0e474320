/** What must be closed again, in the order it was opened. */
export interface Closers {
  add(close: () => Promise<void>): void;
  /** Closes the last opened first, and all of it: the first fault is thrown at the end. May be called again. */
  closeAll(): Promise<void>;
}

/** Keeps account of what a start has opened, so that a stop, or a start that fails half-way, leaves nothing behind. */
export function createClosers(): Closers {
  const opened: (() => Promise<void>)[] = [];
  return {
    add: (close) => void opened.push(close),
    async closeAll() {
      const faults: unknown[] = [];
      for (const close of opened.splice(0).toReversed()) {
        await close().catch((error: unknown) => faults.push(error));
      }
      if (faults.length > 0) throw faults[0];
    },
  };
}
