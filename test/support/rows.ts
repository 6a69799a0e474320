import { randomUUID } from 'node:crypto';
import { EventEntity, type EventRow } from '../../src/database/entities/event.ts';
import { OrganizerEntity } from '../../src/database/entities/organizer.ts';
import { TicketEntity, type TicketRow } from '../../src/database/entities/ticket.ts';
import type { Orm } from '../../src/database/orm.ts';
import type { TicketRecord } from '../../src/domain/ports.ts';
import { DEFAULT_TIMERS } from '../../src/domain/timers.ts';

/** An event as a new one is, in the database. */
export async function insertEvent(orm: Orm, fields: Partial<EventRow> = {}): Promise<EventRow> {
  const em = orm.em.fork();
  const event = em.create(EventEntity, {
    code: `EV${randomUUID().slice(0, 8)}`,
    name: 'Hack',
    locale: 'en',
    timezone: 'UTC',
    access: 'invite',
    agentsChatId: null,
    leadTelegramId: null,
    todoistProjectId: randomUUID(),
    sections: { new: 's1', inProgress: 's2', waiting: 's3' },
    participants: null,
    startsAt: null,
    endsAt: null,
    hours: null,
    timers: DEFAULT_TIMERS,
    replies: 'all',
    createdAt: new Date(),
    closedAt: null,
    ...fields,
  });
  await em.flush();
  return event;
}

/** A ticket as intake makes it, with an organizer of its own, in the database. */
export async function insertTicket(
  orm: Orm,
  fields: {
    eventId?: number;
    row?: Partial<Omit<TicketRow, 'event' | 'organizer' | 'number'>>;
  } = {},
): Promise<{ number: number; organizerId: number; eventId: number }> {
  const eventId = fields.eventId ?? (await insertEvent(orm)).id;
  const em = orm.em.fork();
  const organizer = em.create(OrganizerEntity, {
    telegramUserId: Math.trunc(Math.random() * Number.MAX_SAFE_INTEGER),
    name: 'Olga Organizer',
    username: null,
    language: 'en',
    currentEvent: null,
    chosenTicket: null,
    blockedAt: null,
    createdAt: new Date(),
  });
  await em.flush();
  const [row] = await em.execute<{ number: number }[]>(
    `insert into tickets (event_id, organizer_id, subject, origin, created_at) values (?, ?, 'Help', ?, now())
     returning number`,
    [eventId, organizer.id, randomUUID()],
  );
  if (!row) throw new Error('The ticket got no number.');
  if (fields.row) await em.fork().nativeUpdate(TicketEntity, { number: row.number }, fields.row);
  return { number: row.number, organizerId: organizer.id, eventId };
}

/** What the read model is told of a new ticket. */
export function ticketRecord(number: number, fields: Partial<TicketRecord> = {}): TicketRecord {
  return {
    number,
    organizer: { name: 'Olga Organizer', chatId: 1_000 + number, language: 'en' },
    previousNumber: null,
    subject: 'Help',
    status: 'new',
    agent: null,
    task: null,
    priority: 1,
    categories: [],
    openedAt: 0,
    claimedAt: null,
    firstReplyAt: null,
    resolvedAt: null,
    closedAt: null,
    rating: null,
    ratingComment: null,
    reopenedCount: 0,
    ...fields,
  };
}
