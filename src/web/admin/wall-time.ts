import { createZoneClock } from '../../domain/zone-clock.ts';

const WALL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;

/** A moment as an `<input type="datetime-local">` shows it on the clocks of a place. */
export function wallTime(at: Date, timezone: string): string {
  return new Date(createZoneClock(timezone).wallAt(at.getTime())).toISOString().slice(0, 16);
}

/** The moment that such an input means; null where it is none. @throws RangeError where there is no such zone */
export function fromWallTime(wall: string, timezone: string): Date | null {
  const shown = WALL.test(wall) ? Date.parse(`${wall}Z`) : Number.NaN;
  return Number.isNaN(shown) ? null : new Date(createZoneClock(timezone).firstShown(shown));
}
