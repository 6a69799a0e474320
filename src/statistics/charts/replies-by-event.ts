import { shortName } from './short-name.ts';
import type { Chart } from './chart.ts';
import { lengthOfTime } from './length-of-time.ts';
import { timeBars } from './time-bars.ts';

/** How long organizers of each event waited for their first answer. */
export const repliesByEvent: Chart = {
  name: 'replies-by-event',
  title: 'First reply by event, in opening hours',
  tell({ events }) {
    const answered = events.filter(({ firstReplyOpenSeconds: times }) => times.count > 0);
    if (events.length < 2 || answered.length === 0) return null;
    return {
      summary: `${answered.length} of ${events.length} events have answered tickets.`,
      table: {
        head: ['Event', 'Answered', 'Half within', '9 in 10 within', 'Target'],
        rows: events.map(({ name, firstReplyOpenSeconds: times }) => [
          name,
          times.count,
          lengthOfTime(times.p50),
          lengthOfTime(times.p90),
          lengthOfTime(times.target),
        ]),
      },
    };
  },
  draw: ({ events, total }, look) =>
    timeBars(
      events
        .filter(({ firstReplyOpenSeconds: times }) => times.count > 0)
        .toReversed()
        .map(({ name, firstReplyOpenSeconds: times }) => ({ name: shortName(name, look), times })),
      total.firstReplyOpenSeconds.target,
      look,
    ),
};
