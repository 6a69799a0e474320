import type { Statistics } from '../figures.ts';
import type { Chart } from './chart.ts';
import { barsHeight, nameBars } from './name-bars.ts';

/** Beyond so many the bars say nothing more; the table has all. */
const SHOWN = 20;

/** Who took and solved how many tickets. */
export const load: Chart = {
  name: 'load',
  title: 'Load per agent',
  tell({ agents, loadGini }) {
    if (agents.length === 0) return null;
    const evenness =
      loadGini === null ? '' : ` The load's Gini coefficient is ${loadGini.toFixed(2)}; 0 is even.`;
    return {
      summary: `${agents.length === 1 ? 'One agent' : `${agents.length} agents`} took tickets.${evenness}`,
      table: {
        head: ['Agent', 'Taken', 'Solved'],
        rows: agents.map(({ name, taken, solved }) => [name, taken, solved]),
      },
    };
  },
  draw(statistics, look) {
    const agents = shown(statistics);
    return nameBars(
      agents.map(({ name }) => name),
      [
        { name: 'Taken', values: agents.map(({ taken }) => taken) },
        { name: 'Solved', values: agents.map(({ solved }) => solved) },
      ],
      look,
    );
  },
  height: (statistics) => barsHeight(shown(statistics).length, 2),
};

function shown({ agents }: Statistics): Statistics['agents'] {
  return agents.slice(0, SHOWN);
}
