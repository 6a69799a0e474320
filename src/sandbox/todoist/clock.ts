/**
 * A clock of ISO times with microseconds, as Todoist writes them. Each reading is later than the
 * one before, so `updated_at` orders all changes of a server. `last` continues an earlier life.
 */
export function createClock(last = 0): { now(): string; last(): number } {
  let micros = last;
  return {
    now() {
      micros = Math.max(Date.now() * 1000, micros + 1);
      return microsToIso(micros);
    },
    last: () => micros,
  };
}

function microsToIso(micros: number): string {
  const fraction = String(micros % 1000).padStart(3, '0');
  return new Date(Math.floor(micros / 1000)).toISOString().replace('Z', `${fraction}Z`);
}
