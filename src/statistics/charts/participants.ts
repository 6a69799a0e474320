import type { Statistics } from '../figures.ts';
import type { Chart } from './chart.ts';
import { barsHeight, nameBars } from './name-bars.ts';

const SHOWN = 20;

/** How large the events are, and how much each asks. */
export const participants: Chart = {
  name: 'participants',
  title: 'Participants and tickets per event',
  tell({ events, total }) {
    if (events.length < 2 || total.tickets.opened === 0) return null;
    const { participants: known } = total.people;
    return {
      summary:
        known === null
          ? `${events.length} events, none of which says how many take part.`
          : `${events.length} events with ${known} participants where that is known.`,
      table: {
        head: ['Event', 'Participants', 'Organizers', 'Tickets', 'Tickets per 100 participants'],
        rows: events.map(({ name, people, tickets }) => [
          name,
          people.participants ?? '–',
          people.organizers,
          tickets.opened,
          people.ticketsPer100Participants ?? '–',
        ]),
      },
    };
  },
  draw(statistics, look) {
    const events = shown(statistics);
    return nameBars(
      events.map(({ name }) => name),
      [
        { name: 'Participants', values: events.map(({ people }) => people.participants) },
        { name: 'Organizers', values: events.map(({ people }) => people.organizers) },
        { name: 'Tickets', values: events.map(({ tickets }) => tickets.opened) },
      ],
      look,
    );
  },
  height: (statistics) => barsHeight(shown(statistics).length, 3),
};

/** The newest. */
function shown({ events }: Statistics): Statistics['events'] {
  return events.slice(0, SHOWN);
}
