import type { Chart } from './chart.ts';
import { dayLabel } from './day-label.ts';
import { lengthOfTime } from './length-of-time.ts';
import { timeBars } from './time-bars.ts';

/** How long organizers waited for their first answer, by the day they asked, against what was promised. */
export const firstReplies: Chart = {
  name: 'first-replies',
  title: 'First reply, in opening hours',
  tell({ days, total }) {
    const { count, p50, p90, target } = total.firstReplyOpenSeconds;
    if (count === 0) return null;
    const promised = target === null ? '' : ` The target is ${lengthOfTime(target)}.`;
    return {
      summary: `Half came within ${lengthOfTime(p50)}, 9 in 10 within ${lengthOfTime(p90)}.${promised}`,
      table: {
        head: ['Opened on', 'Answered', 'Half within', '9 in 10 within'],
        rows: days.map(({ day, firstReplyOpenSeconds: times }) => [
          dayLabel(day, true),
          times.count,
          lengthOfTime(times.p50),
          lengthOfTime(times.p90),
        ]),
      },
    };
  },
  draw: ({ days, total }, look) =>
    timeBars(
      days.map(({ day, firstReplyOpenSeconds: times }) => ({ name: dayLabel(day), times })),
      total.firstReplyOpenSeconds.target,
      look,
    ),
};
