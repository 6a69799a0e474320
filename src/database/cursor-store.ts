import { CursorEntity } from './entities/cursor.ts';
import type { Orm } from './orm.ts';

export type CursorStore = ReturnType<typeof createCursorStore>;

/** Keeps how far something that is read in order has been read. */
export function createCursorStore(orm: Orm) {
  return {
    async get(name: string): Promise<string | null> {
      const cursor = await orm.em.fork().findOne(CursorEntity, { name });
      return cursor?.value ?? null;
    },

    async set(name: string, value: string): Promise<void> {
      await orm.em.fork().upsert(CursorEntity, { name, value, updatedAt: new Date() });
    },
  };
}
