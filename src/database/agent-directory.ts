import type { Agent } from '../domain/agent.ts';
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

    async find(who) {
      const found = await orm.em.fork().execute<(Agent & { isExact: boolean })[]>(
        `select todoist_user_id as id, name, todoist_user_id = ? or lower(email) = lower(?) as "isExact"
         from agents where todoist_user_id is not null
           and (todoist_user_id = ? or lower(email) = lower(?) or lower(name) = lower(?)
             or lower(split_part(name, ' ', 1)) = lower(?))
         order by todoist_user_id`,
        Array.from({ length: 6 }, () => who),
      );
      const exact = found.filter(({ isExact }) => isExact);
      return (exact.length > 0 ? exact : found).map(({ id, name }) => ({ id, name }));
    },

    chatMoved: (from, to) => events.moveAgentsChat(from, to),
  };
}
