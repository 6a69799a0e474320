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
