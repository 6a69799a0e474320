import type { AgentDirectory } from '../domain/ports.ts';
import { createZoneClock } from '../domain/zone-clock.ts';
import type { DigestSource } from '../statistics/digest.ts';
import type { EventStore } from './event-store.ts';
import type { Orm } from './orm.ts';
import type { StatisticsStore } from './statistics/statistics.ts';

const DAY = 86_400_000;

/** Digests, by the numbers of docs/statistics.md. */
export function createDigestSource(
  orm: Orm,
  stores: {
    events: EventStore;
    statistics: StatisticsStore;
    agentDirectory: Pick<AgentDirectory, 'leads'>;
  },
): DigestSource {
  const { events, statistics, agentDirectory } = stores;
  return {
    async of(eventCode, at) {
      const event = await events.byCode(eventCode);
      if (event === null || event.closedAt !== null) return null;
      // From one digest to the next, also where the clock was changed between them.
      const clock = createZoneClock(event.timezone);
      const from = new Date(clock.firstShown(clock.wallAt(at.getTime()) - DAY));
      const { total, agents } = await statistics.of([event.id], { from: { at: from }, to: { at } });
      if (total.tickets.opened === 0) return null;
      const { tickets, firstReplyOpenSeconds, rating } = total;
      return {
        event: { code: event.code, name: event.name },
        figures: { tickets, firstReplyOpenSeconds, rating },
        agents: agents.filter(({ taken, solved }) => taken > 0 || solved > 0),
      };
    },

    async readers(eventCode) {
      const [event, leads] = await Promise.all([
        events.byCode(eventCode),
        agentDirectory.leads(eventCode),
      ]);
      if (event === null || leads.length === 0) return [];
      const known = await orm.em.fork().execute<{ chatId: string; language: string }[]>(
        `select telegram_user_id as "chatId", language from organizers
         where telegram_user_id in (${leads.map(() => '?').join(', ')})
         union all
         select telegram_user_id, language from agents
         where language is not null and telegram_user_id in (${leads.map(() => '?').join(', ')})`,
        [...leads, ...leads],
      );
      // What they chose as an agent comes last, and counts.
      const languages = new Map(known.map(({ chatId, language }) => [Number(chatId), language]));
      return leads.map((chatId) => ({ chatId, language: languages.get(chatId) ?? event.locale }));
    },
  };
}
