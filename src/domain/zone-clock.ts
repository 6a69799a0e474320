const DAY = 86_400_000;

/** The clock on the wall of one time zone. A wall time is what the clock shows, in milliseconds as if it were UTC. */
export interface ZoneClock {
  /** What the clock shows at a moment (epoch milliseconds). */
  wallAt(at: number): number;
  /**
   * The first moment at which the clock shows `wall` or a later time: one rule for a time that is skipped in spring (the
   * moment of the change) and one that comes twice in autumn (its first coming).
   */
  firstShown(wall: number): number;
}

/** @param timezone an IANA name @throws RangeError where there is none of this name */
export function createZoneClock(timezone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

  const wallAt = (at: number): number => {
    const shown: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at)) shown[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
    const parts = Date.UTC(year, month - 1, day, hour, minute, second);
    return parts + (((at % 1_000) + 1_000) % 1_000);
  };
  const offsetAt = (at: number): number => wallAt(at) - at;

  /** The moment of the change between two moments around it. */
  const changeBetween = (before: number, after: number): number => {
    let [low, high] = [before, after];
    const offset = offsetAt(low);
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle) === offset) low = middle;
      else high = middle;
    }
    return high;
  };

  const firstShown = (wall: number): number => {
    // No zone is a day away from UTC, and none changes twice within two days.
    const [before, after] = [offsetAt(wall - DAY), offsetAt(wall + DAY)];
    if (before === after || offsetAt(wall - before) === before) return wall - before;
    if (offsetAt(wall - after) === after) return wall - after;
    return changeBetween(wall - after, wall - before);
  };

  return { wallAt, firstShown };
}
