import { EndedSessionEntity } from './entities/ended-session.ts';
import type { Orm } from './orm.ts';

export type EndedSessions = ReturnType<typeof createEndedSessions>;

/** Remembers which sessions were logged out of, until they would have expired anyway. */
export function createEndedSessions(orm: Orm) {
  return {
    async end(id: string, expiresAt: Date): Promise<void> {
      const em = orm.em.fork();
      await em.upsert(EndedSessionEntity, { id, expiresAt });
      await em.nativeDelete(EndedSessionEntity, { expiresAt: { $lt: new Date() } });
    },

    async isEnded(id: string): Promise<boolean> {
      return (await orm.em.fork().count(EndedSessionEntity, { id })) > 0;
    },
  };
}
