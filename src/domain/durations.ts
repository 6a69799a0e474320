const UNITS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Reads a timer such as `"10m"`, `"24h"`, `"5s"` or `"off"`.
 * @returns milliseconds, `null` for `off`, `undefined` where the text is no timer.
 */
export function parseDuration(text: string): number | null | undefined {
  if (text === 'off') return null;
  const match = /^(\d{1,6})([smhd])$/.exec(text);
  const unit = UNITS[match?.[2] ?? ''];
  if (!match || unit === undefined) return undefined;
  const milliseconds = Number(match[1]) * unit;
  return milliseconds > 0 ? milliseconds : undefined;
}
