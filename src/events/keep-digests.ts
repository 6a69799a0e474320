import type { EventRow } from '../database/entities/event.ts';
import type { EventStore } from '../database/event-store.ts';
import type { Logger } from '../logger.ts';
import type { Digests } from '../temporal/digests.ts';

/**
 * The events, with the schedules of their digests following what is done to them. A digest is not worth a refusal:
 * what could not be done is logged, and put right by `Digests.agree` at the next start.
 */
export function keepDigests(
  events: EventStore,
  digests: Pick<Digests, 'keep' | 'end'>,
  logger: Logger,
): EventStore {
  const follow = async (event: EventRow | null): Promise<void> => {
    if (event === null) return;
    try {
      await (event.closedAt === null ? digests.keep(event) : digests.end(event.code));
    } catch (error) {
      const reason = String(error);
      logger.warn(
        { event: event.code, reason },
        'the schedule of a daily digest is not up to date',
      );
    }
  };
  return {
    ...events,
    async create(event) {
      const made = await events.create(event);
      await follow(made);
      return made;
    },
    async update(id, change) {
      const changed = await events.update(id, change);
      await follow(changed);
      return changed;
    },
    async close(id, at) {
      await events.close(id, at);
      await follow(await events.byId(id));
    },
  };
}
