import { WEEKDAYS } from '../../../domain/opening-hours.ts';
import type { Statistics } from '../../../statistics/figures.ts';
import { WEEKDAY_LABELS } from '../weekdays.ts';

export interface BusyHour {
  /** Such as `Saturday, 10:00-11:00`, by the event's clock. */
  name: string;
  opened: number;
}

/** The hours of the week in which most tickets were opened, the busiest first; none in which there were none. */
export function busiestHours({ openedByHour }: Statistics, limit: number): BusyHour[] {
  return WEEKDAYS.flatMap((day) =>
    openedByHour[day].map((opened, hour) => ({
      name: `${WEEKDAY_LABELS[day]}, ${span(hour)}`,
      opened,
    })),
  )
    .filter(({ opened }) => opened > 0)
    .toSorted((one, other) => other.opened - one.opened)
    .slice(0, limit);
}

function span(hour: number): string {
  return [hour, hour + 1].map((each) => `${String(each).padStart(2, '0')}:00`).join('–');
}
