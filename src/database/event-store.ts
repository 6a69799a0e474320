import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { EventEntity, type EventRow } from './entities/event.ts';
import type { Orm } from './orm.ts';

/** What an event is made of; times and id are given to it. */
export type NewEvent = Omit<EventRow, Given | OwnTexts> & Partial<Pick<EventRow, OwnTexts>>;

type Given = 'id' | 'createdAt' | 'closedAt' | 'boardLostAt';
type OwnTexts = 'welcomeText' | 'outOfHoursText';

/** What may change in an event: its code is in people's links, its project holds its tickets. */
export type EventChange = Partial<
  Omit<EventRow, 'id' | 'code' | 'todoistProjectId' | 'sections' | 'createdAt'>
>;

/** Another event has this code, or this Todoist project. */
export class EventTaken extends Error {
  override readonly name = 'EventTaken';
  readonly field: 'code' | 'todoistProjectId';
  constructor(field: 'code' | 'todoistProjectId') {
    super(field === 'code' ? 'Another event has this code.' : 'Another event has this project.');
    this.field = field;
  }
}

export type EventStore = ReturnType<typeof createEventStore>;

/**
 * Keeps the events. Codes are found whatever their case.
 * @param defaultAgentsChat the agents' chat of events that name none
 */
export function createEventStore(orm: Orm, defaultAgentsChat: number | null = null) {
  const inAgentsChat = (chatId: number) =>
    chatId === defaultAgentsChat
      ? { $or: [{ agentsChatId: chatId }, { agentsChatId: null }] }
      : { agentsChatId: chatId };
  return {
    /** @throws EventTaken */
    async create(event: NewEvent): Promise<EventRow> {
      const em = orm.em.fork();
      const row = em.create(EventEntity, {
        welcomeText: null,
        outOfHoursText: null,
        ...event,
        createdAt: new Date(),
        closedAt: null,
        boardLostAt: null,
      });
      try {
        await em.flush();
      } catch (error) {
        throw taken(error) ?? error;
      }
      return row;
    },

    async byCode(code: string): Promise<EventRow | null> {
      const em = orm.em.fork();
      const [found] = await em
        .createQueryBuilder(EventEntity)
        .where('lower(code) = lower(?)', [code])
        .getResult();
      return found ?? null;
    },

    byId: (id: number): Promise<EventRow | null> => orm.em.fork().findOne(EventEntity, { id }),

    byProjectId: (todoistProjectId: string): Promise<EventRow | null> =>
      orm.em.fork().findOne(EventEntity, { todoistProjectId }),

    /** Newest first; those older than the event with the id `before`, where it is given. */
    list: (page: { before?: number | null; limit?: number } = {}): Promise<EventRow[]> =>
      orm.em.fork().find(EventEntity, page.before ? { id: { $lt: page.before } } : {}, {
        orderBy: { id: 'desc' },
        limit: page.limit,
      }),

    /** Events that are not closed. */
    open: (): Promise<EventRow[]> =>
      orm.em.fork().find(EventEntity, { closedAt: null }, { orderBy: { id: 'asc' } }),

    /** Events whose agents are told in this chat, closed ones too: their last tickets may still run. */
    ofAgentsChat: (chatId: number): Promise<EventRow[]> =>
      orm.em.fork().find(EventEntity, inAgentsChat(chatId), { orderBy: { id: 'asc' } }),

    /** The agents' chat has another id now: Telegram made it a supergroup. */
    async moveAgentsChat(from: number, to: number): Promise<void> {
      await orm.em.fork().nativeUpdate(EventEntity, inAgentsChat(from), { agentsChatId: to });
    },

    /** @returns the event as it is now; null where there is none with the id. */
    async update(id: number, change: EventChange): Promise<EventRow | null> {
      const em = orm.em.fork();
      const event = await em.findOne(EventEntity, { id });
      if (event === null) return null;
      em.assign(event, change);
      await em.flush();
      return event;
    },

    /** Closing a closed event keeps the time it was closed first. */
    async close(id: number, at: Date): Promise<void> {
      await orm.em.fork().nativeUpdate(EventEntity, { id, closedAt: null }, { closedAt: at });
    },
  };
}

function taken(error: unknown): EventTaken | null {
  if (!(error instanceof UniqueConstraintViolationException)) return null;
  return new EventTaken(/events_code_unique/.test(error.message) ? 'code' : 'todoistProjectId');
}
