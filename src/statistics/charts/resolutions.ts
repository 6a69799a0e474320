import type { Chart } from './chart.ts';
import { dayLabel } from './day-label.ts';
import { lengthOfTime } from './length-of-time.ts';
import { timeBars } from './time-bars.ts';

/** How long it took to solve tickets, by the day they were opened. */
export const resolutions: Chart = {
  name: 'resolutions',
  title: 'Time to solve',
  tell({ days, total }) {
    const { count, p50, p90 } = total.resolutionSeconds;
    if (count === 0) return null;
    return {
      summary: `Half were solved within ${lengthOfTime(p50)}, 9 in 10 within ${lengthOfTime(p90)}.`,
      table: {
        head: ['Opened on', 'Solved', 'Half within', '9 in 10 within'],
        rows: days.map(({ day, resolutionSeconds: times }) => [
          dayLabel(day, true),
          times.count,
          lengthOfTime(times.p50),
          lengthOfTime(times.p90),
        ]),
      },
    };
  },
  draw: ({ days }, look) =>
    timeBars(
      days.map(({ day, resolutionSeconds: times }) => ({ name: dayLabel(day), times })),
      null,
      look,
    ),
};
