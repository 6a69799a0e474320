import type { Statistics } from '../figures.ts';
import type { Chart } from './chart.ts';
import { barsHeight, nameBars } from './name-bars.ts';

const SHOWN = 15;

/** What tickets are about, by the labels of their cards. */
export const categories: Chart = {
  name: 'categories',
  title: 'Categories',
  tell(statistics) {
    const all = rowsOf(statistics);
    const [first] = statistics.categories;
    if (first === undefined) return null;
    return {
      summary: `${statistics.categories.length} labels; most tickets have ${first.label}: ${first.tickets}.`,
      table: { head: ['Category', 'Tickets'], rows: all },
    };
  },
  draw(statistics, look) {
    const rows = rowsOf(statistics).slice(0, SHOWN);
    return nameBars(
      rows.map(([label]) => label),
      [{ name: 'Tickets', values: rows.map(([, tickets]) => tickets) }],
      look,
    );
  },
  height: (statistics) => barsHeight(Math.min(rowsOf(statistics).length, SHOWN), 1),
};

function rowsOf({ categories: labels, uncategorized }: Statistics): [string, number][] {
  const named = labels.map(({ label, tickets }): [string, number] => [label, tickets]);
  return uncategorized === 0 ? named : [...named, ['(none)', uncategorized]];
}
