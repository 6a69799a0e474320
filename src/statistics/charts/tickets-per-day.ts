import { amountAxis, baseOption, nameAxis } from './axes.ts';
import type { Chart } from './chart.ts';
import { dayLabel } from './day-label.ts';

/** How many tickets were opened and solved each day. */
export const ticketsPerDay: Chart = {
  name: 'tickets-per-day',
  title: 'Tickets per day',
  tell({ days }) {
    const [first] = days;
    if (first === undefined) return null;
    const busiest = days.reduce((most, day) => (day.opened > most.opened ? day : most), first);
    return {
      summary: `Most were opened on ${dayLabel(busiest.day, true)}: ${busiest.opened}.`,
      table: {
        head: ['Day', 'Opened', 'Solved'],
        rows: days.map(({ day, opened, solved }) => [dayLabel(day, true), opened, solved]),
      },
    };
  },
  draw: ({ days }, look) => ({
    ...baseOption(look),
    xAxis: nameAxis(
      days.map(({ day }) => dayLabel(day)),
      look,
    ),
    yAxis: amountAxis(look),
    series: [
      { name: 'Opened', type: 'bar', barMaxWidth: 28, data: days.map(({ opened }) => opened) },
      { name: 'Solved', type: 'bar', barMaxWidth: 28, data: days.map(({ solved }) => solved) },
    ],
  }),
};
