/** A moment as people read it, such as "24 Nov 2026, 03:23"; `timezone` is an IANA name. */
export function formatTime(at: Date, timezone = 'UTC'): string {
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: timezone,
  }).format(at);
}

/** A day, such as "24 Nov 2026". */
export function formatDate(at: Date, timezone = 'UTC'): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: timezone }).format(at);
}

/** A length of time in its two largest units, such as "2 h 5 min"; below a second it is "0 s". */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const parts = UNITS.map(([unit, length, within]) => {
    const count = Math.floor(seconds / length);
    return [within === null ? count : count % within, unit] as const;
  });
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return '0 s';
  const shown = parts.slice(first, first + 2).filter(([count]) => count > 0);
  return shown.map(([count, unit]) => `${count} ${unit}`).join(' ');
}

/** Name, length in seconds, and how many make one of the next larger unit. */
const UNITS = [
  ['d', 86_400, null],
  ['h', 3_600, 24],
  ['min', 60, 60],
  ['s', 1, 60],
] as const;
