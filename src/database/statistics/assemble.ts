import type { Statistics } from '../../statistics/figures.ts';
import { gini } from '../../statistics/gini.ts';
import type { EventRow } from '../entities/event.ts';
import type { AgentRowFigures } from './agent-figures.ts';
import type { DayRowFigures } from './day-figures.ts';
import { figuresOf, type FigureRows } from './figures-of.ts';
import { percentiles, rounded } from './rounded.ts';

/** What was read, as rows. */
export interface ReadFigures extends FigureRows {
  days: DayRowFigures[];
  openedByHour: Statistics['openedByHour'];
  openOverTime: Statistics['openOverTime'];
  agents: AgentRowFigures[];
  categories: { label: string | null; tickets: number }[];
}

/** Puts together what was read of the events. */
export function assemble(
  { events, now }: { events: EventRow[]; now: Date },
  read: ReadFigures,
): Statistics {
  const { openedByHour, openOverTime, agents, categories } = read;
  return {
    asOf: now,
    total: figuresOf(read, null, events),
    events: events.map((event) => ({
      event: event.code,
      name: event.name,
      timezone: event.timezone,
      ...figuresOf(read, event.id, [event]),
    })),
    days: read.days.map((row) => ({
      day: row.day,
      opened: row.opened,
      solved: row.solved,
      firstReplySeconds: percentiles(row.answered, row.reply),
      firstReplyOpenSeconds: percentiles(row.answered, row.replyOpen),
      resolutionSeconds: percentiles(row.ended, row.resolution),
    })),
    openedByHour,
    openOverTime,
    agents: agentsOf(agents),
    loadGini: rounded(gini(agents.map(({ taken }) => taken)), 3),
    categories: categories.flatMap(({ label, tickets }) =>
      label === null ? [] : [{ label, tickets }],
    ),
    uncategorized: categories.find(({ label }) => label === null)?.tickets ?? 0,
  };
}

function agentsOf(rows: AgentRowFigures[]): Statistics['agents'] {
  const all = rows.reduce((sum, { taken }) => sum + taken, 0);
  return rows.map((row) => ({
    todoistUserId: row.id,
    name: row.name,
    taken: row.taken,
    share: all === 0 ? null : rounded(row.taken / all, 4),
    solved: row.solved,
    reopened: row.reopened,
    open: row.open,
    firstReplySeconds: { count: row.answered, p50: rounded(row.reply, 1) },
    firstReplyOpenSeconds: { count: row.answered, p50: rounded(row.replyOpen, 1) },
    rating: { count: row.rated, mean: rounded(row.rating, 2) },
  }));
}
