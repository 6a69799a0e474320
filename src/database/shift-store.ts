import { ShiftEntity } from './entities/shift.ts';
import type { Orm } from './orm.ts';

/** A shift of an agent's. */
export interface Shift {
  id: number;
  agentId: number;
  eventId: number;
  startsAt: Date;
  endsAt: Date;
}

export type ShiftStore = ReturnType<typeof createShiftStore>;

/** Keeps when agents are there. Shifts may overlap: whoever has one now is on shift. */
export function createShiftStore(orm: Orm) {
  return {
    /** @returns false where the agent, or the event, is not there any more */
    async add({ agentId, eventId, startsAt, endsAt }: Omit<Shift, 'id'>): Promise<boolean> {
      const rows = await orm.em.fork().execute<{ id: number }[]>(
        `insert into shifts (agent_id, event_id, starts_at, ends_at)
         select a.id, e.id, ?, ? from agents a, events e where a.id = ? and e.id = ? returning id`,
        [startsAt, endsAt, agentId, eventId],
      );
      return rows.length > 0;
    },

    /** An agent's shifts that have not ended, the next first. */
    async ofAgent(agentId: number, now: Date): Promise<Shift[]> {
      const rows = await orm.em
        .fork()
        .find(
          ShiftEntity,
          { agent: agentId, endsAt: { $gt: now } },
          { orderBy: { startsAt: 'asc', id: 'asc' } },
        );
      return rows.map(({ id, agent, event, startsAt, endsAt }) => ({
        id,
        agentId: agent.id,
        eventId: event.id,
        startsAt,
        endsAt,
      }));
    },

    /** @returns false where the agent has no such shift */
    async remove(agentId: number, id: number): Promise<boolean> {
      return (await orm.em.fork().nativeDelete(ShiftEntity, { id, agent: agentId })) > 0;
    },
  };
}
