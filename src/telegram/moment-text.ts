/** A moment (epoch milliseconds) as people read it in their language, on the clocks of a place; `timezone` is an IANA name. */
export function momentText(at: number, timezone: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: timezone,
    timeZoneName: 'short',
  }).format(at);
}
