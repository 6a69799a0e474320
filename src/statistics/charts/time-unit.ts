/** In which unit lengths of time are drawn, by the longest of them. */
export interface TimeUnit {
  name: 'seconds' | 'minutes' | 'hours' | 'days';
  seconds: number;
}

const UNITS: TimeUnit[] = [
  { name: 'days', seconds: 86_400 },
  { name: 'hours', seconds: 3_600 },
  { name: 'minutes', seconds: 60 },
];

/** The largest unit of which the longest has two at least. */
export function timeUnit(seconds: (number | null)[]): TimeUnit {
  const longest = Math.max(0, ...seconds.map((value) => value ?? 0));
  return UNITS.find((unit) => longest >= 2 * unit.seconds) ?? { name: 'seconds', seconds: 1 };
}

/** So many seconds in a unit, with one place; null stays null. */
export function inUnit(seconds: number | null, unit: TimeUnit): number | null {
  return seconds === null ? null : Math.round((10 * seconds) / unit.seconds) / 10;
}
