export type Changes = { add(listener: () => void): () => void; announce(): void };

/** Tells listeners once after a run of changes. */
export function createChanges(): Changes {
  const listeners = new Set<() => void>();
  let due = false;
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce: () => {
      if (due || listeners.size === 0) return;
      due = true;
      setImmediate(() => {
        due = false;
        for (const listener of listeners) listener();
      });
    },
  };
}
