import { ParkedUpdateEntity, type ParkedUpdateRow } from './entities/parked-update.ts';
import type { Orm } from './orm.ts';

export type ParkedStore = ReturnType<typeof createParkedStore>;

/** Keeps what was received and no handler could digest. */
export function createParkedStore(orm: Orm) {
  return {
    async add(update: { source: string; payload: unknown; error: string }): Promise<void> {
      await orm.em.fork().insert(ParkedUpdateEntity, { ...update, createdAt: new Date() });
    },

    /** Oldest first, those after the one with the id `after`. */
    list: (limit: number, after = 0): Promise<ParkedUpdateRow[]> =>
      orm.em
        .fork()
        .find(ParkedUpdateEntity, { id: { $gt: after } }, { orderBy: { id: 'asc' }, limit }),

    async remove(id: number): Promise<void> {
      await orm.em.fork().nativeDelete(ParkedUpdateEntity, { id });
    },
  };
}
