import { nameBars } from './name-bars.ts';
import type { Chart } from './chart.ts';

const STARS = [5, 4, 3, 2, 1] as const;

/** How organizers rated. */
export const ratings: Chart = {
  name: 'ratings',
  title: 'Ratings',
  tell({ total: { rating } }) {
    if (rating.count === 0) return null;
    return {
      summary: `${rating.count} rated; the mean is ${(rating.mean ?? 0).toFixed(1)} of 5.`,
      table: {
        head: ['Rating', 'Tickets'],
        rows: STARS.map((stars) => [stars, rating.distribution[stars]]),
      },
    };
  },
  draw: ({ total: { rating } }, look) =>
    nameBars(
      STARS.map((stars) => '★'.repeat(stars)),
      [{ name: 'Tickets', values: STARS.map((stars) => rating.distribution[stars]) }],
      look,
    ),
  height: () => 220,
};
