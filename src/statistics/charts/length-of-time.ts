import { formatDuration } from '../../length-of-time.ts';

const TEN_MINUTES = 600;

/** A length of time in its two largest units, such as `2 h 5 min`; from ten minutes on without seconds; `–` where it is not known. */
export function lengthOfTime(seconds: number | null): string {
  if (seconds === null) return '–';
  const shown = seconds < TEN_MINUTES ? Math.round(seconds) : Math.round(seconds / 60) * 60;
  return formatDuration(shown * 1_000);
}
