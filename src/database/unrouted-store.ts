import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { TicketEntity } from './entities/ticket.ts';
import { UnroutedChangeEntity } from './entities/unrouted-change.ts';
import type { Orm } from './orm.ts';

/** A board change that was kept until its task had a ticket. */
export interface KeptChange {
  id: number;
  change: unknown;
}

export type UnroutedStore = ReturnType<typeof createUnroutedStore>;

/**
 * Keeps what the board says of a task before the task is linked to its ticket. Both sides take a lock of the task, so
 * that no change falls between "there is no ticket yet" and the link.
 */
export function createUnroutedStore(orm: Orm) {
  return {
    /** @returns the number of the ticket where the task is linked by now: then nothing is kept. */
    add: (taskId: string, change: unknown): Promise<number | null> =>
      orm.em.fork().transactional(async (em) => {
        await lockTask(em, taskId);
        const ticket = await em.findOne(TicketEntity, { todoistTaskId: taskId });
        if (ticket !== null) return ticket.number;
        await em.insert(UnroutedChangeEntity, { taskId, change, createdAt: new Date() });
        return null;
      }),

    /** Links the task, and tells what was kept for it, oldest first; it is kept until `forget`. */
    link: (made: { number: number; taskId: string; url: string }): Promise<KeptChange[]> =>
      orm.em.fork().transactional(async (em) => {
        await lockTask(em, made.taskId);
        await em.nativeUpdate(
          TicketEntity,
          { number: made.number },
          { todoistTaskId: made.taskId, todoistUrl: made.url },
        );
        return em.find(UnroutedChangeEntity, { taskId: made.taskId }, { orderBy: { id: 'asc' } });
      }),

    /** What is kept for a task, oldest first; it is kept until `forget`. */
    keptFor: (taskId: string): Promise<KeptChange[]> =>
      orm.em.fork().find(UnroutedChangeEntity, { taskId }, { orderBy: { id: 'asc' } }),

    /** Drops changes that have been passed on. */
    async forget(changes: KeptChange[]): Promise<void> {
      const ids = changes.map((change) => change.id);
      await orm.em.fork().nativeDelete(UnroutedChangeEntity, { id: { $in: ids } });
    },

    /** Drops changes older than `before`: tasks that people made themselves never get a ticket. */
    async forgetOlder(before: Date): Promise<void> {
      await orm.em.fork().nativeDelete(UnroutedChangeEntity, { createdAt: { $lt: before } });
    },
  };
}

async function lockTask(em: SqlEntityManager, taskId: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [taskId]);
}
