/** A length of time in its two largest units, such as "2 h 5 min"; below a second it is "0 s". */
export function formatDuration(milliseconds: number): string {
  return inUnits(milliseconds, 2);
}

/** A length of time at a glance, in its largest unit: "2 h". */
export function formatAge(milliseconds: number): string {
  return inUnits(milliseconds, 1);
}

function inUnits(milliseconds: number, most: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const parts = UNITS.map(([unit, length, within]) => {
    const count = Math.floor(seconds / length);
    return [within === null ? count : count % within, unit] as const;
  });
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return '0 s';
  const shown = parts.slice(first, first + most).filter(([count]) => count > 0);
  return shown.map(([count, unit]) => `${count} ${unit}`).join(' ');
}

/** Name, length in seconds, and how many make one of the next larger unit. */
const UNITS = [
  ['d', 86_400, null],
  ['h', 3_600, 24],
  ['min', 60, 60],
  ['s', 1, 60],
] as const;
