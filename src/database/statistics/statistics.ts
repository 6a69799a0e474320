import { IsolationLevel } from '@mikro-orm/postgresql';
import type { Statistics } from '../../statistics/figures.ts';
import { dayIn } from '../../statistics/day-in.ts';
import { EventEntity, type EventRow } from '../entities/event.ts';
import type { Orm } from '../orm.ts';
import type { Period } from '../period.ts';
import { readAgentFigures } from './agent-figures.ts';
import { assemble } from './assemble.ts';
import { readCategories } from './category-figures.ts';
import { readDayFigures } from './day-figures.ts';
import { readHourFigures } from './hour-figures.ts';
import { readOpenOverTime } from './open-over-time.ts';
import { readPeopleFigures } from './people-figures.ts';
import { SCOPE, scopeOf, type RunScoped } from './scope.ts';
import { readStepFigures } from './step-figures.ts';
import { readTicketFigures } from './ticket-figures.ts';

/** The numbers that leads are shown; all of one answer are read at one moment. */
export interface StatisticsStore {
  /** @param eventIds null is every event */
  of(eventIds: number[] | null, period: Period, now?: Date): Promise<Statistics>;
  /** The day it is, by the clock of each event. */
  today(eventIds: number[] | null, now?: Date): Promise<Statistics>;
  /** One day (`2026-05-01`, by the event's clock) of one event; null where there is no event with this code. */
  ofDay(eventCode: string, day: string, now?: Date): Promise<Statistics | null>;
}

export function createStatistics(orm: Orm): StatisticsStore {
  const read = (
    eventIds: number[] | null,
    period: (event: EventRow) => Period,
    now: Date,
  ): Promise<Statistics> =>
    orm.em.fork().transactional(
      async (em) => {
        // Compiling such statements takes longer than running them; 10,000 tickets are sorted without a file.
        await em.execute(`set local jit = off; set local work_mem = '32MB'`);
        const which = eventIds === null ? {} : { id: { $in: eventIds } };
        const events = await em.find(EventEntity, which, { orderBy: { id: 'desc' } });
        const scope = scopeOf(events, period, now);
        const run: RunScoped = <Row>(statement: string) =>
          em.execute<Row[]>(`${SCOPE}${statement}`, [scope]);
        return assemble(
          { events, now },
          {
            tickets: await readTicketFigures(run),
            steps: await readStepFigures(run),
            people: await readPeopleFigures(run),
            days: await readDayFigures(run),
            openedByHour: await readHourFigures(run),
            openOverTime: await readOpenOverTime(run),
            agents: await readAgentFigures(run),
            categories: await readCategories(run),
          },
        );
      },
      { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true },
    );
  return {
    of: (eventIds, period, now = new Date()) => read(eventIds, () => period, now),
    today: (eventIds, now = new Date()) =>
      read(eventIds, ({ timezone }) => dayPeriod(dayIn(timezone, now)), now),
    async ofDay(eventCode, day, now = new Date()) {
      const [event] = await orm.em
        .fork()
        .execute<{ id: number }[]>('select id from events where lower(code) = lower(?)', [
          eventCode,
        ]);
      return event ? read([event.id], () => dayPeriod(day), now) : null;
    },
  };
}

function dayPeriod(day: string): Period {
  return { from: { day }, to: { day } };
}
