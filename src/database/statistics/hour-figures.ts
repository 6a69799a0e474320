import { WEEKDAYS, type Weekday } from '../../domain/opening-hours.ts';
import type { RunScoped } from './scope.ts';

/** Reads how many tickets were opened in each hour of the week, by the clock of each ticket's event. */
export async function readHourFigures(run: RunScoped): Promise<Record<Weekday, number[]>> {
  const rows = await run<{ weekday: number; hour: number; opened: number }>(HOURS);
  const hoursOf = (weekday: number): number[] =>
    Array.from(
      { length: 24 },
      (_, hour) => rows.find((row) => row.weekday === weekday && row.hour === hour)?.opened ?? 0,
    );
  return Object.fromEntries(WEEKDAYS.map((day, index) => [day, hoursOf(index + 1)])) as Record<
    Weekday,
    number[]
  >;
}

const HOURS = `
select extract(isodow from created_at at time zone timezone)::int as weekday,
  extract(hour from created_at at time zone timezone)::int as hour, count(*)::int as opened
from cohort group by 1, 2`;
