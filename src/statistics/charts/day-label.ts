/** A day (`2026-05-01`) as axes and tables say it: `1 May`, and its year where `isLong`. */
export function dayLabel(day: string, isLong = false): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: isLong ? 'numeric' : undefined,
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}
