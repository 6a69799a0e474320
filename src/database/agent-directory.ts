import type { AgentDirectory } from '../domain/ports.ts';
import { givenName } from '../domain/steps.ts';
import { createDeskLoad } from './desk-load.ts';
import type { EventStore } from './event-store.ts';
import type { Orm } from './orm.ts';

/** Who can be told of tickets, as the database knows them. */
export function createAgentDirectory(orm: Orm, events: EventStore): AgentDirectory {
  const deskLoad = createDeskLoad(orm);
  return {
    async leads(eventCode) {
      const found = await orm.em.fork().execute<{ id: string }[]>(
        `select lead_telegram_id as id from events where lower(code) = lower(?) and lead_telegram_id is not null
         union
         select telegram_user_id from agents where lead and telegram_user_id is not null
         order by id`,
        [eventCode],
      );
      return found.map(({ id }) => Number(id));
    },

    async leastLoaded(eventCode, limit) {
      const event = await events.byCode(eventCode);
      const agents = event ? await deskLoad.loads([event.id]) : [];
      return agents.slice(0, limit).map(({ name }) => givenName(name));
    },

    chatMoved: (from, to) => events.moveAgentsChat(from, to),
  };
}
