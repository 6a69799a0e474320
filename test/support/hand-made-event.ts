import { randomUUID } from 'node:crypto';
import { MessageEntity } from '../../src/database/entities/message.ts';
import { OrganizerEventEntity } from '../../src/database/entities/organizer-event.ts';
import { TicketChangeEntity } from '../../src/database/entities/ticket-change.ts';
import type { EventRow } from '../../src/database/entities/event.ts';
import type { Orm } from '../../src/database/orm.ts';
import type { TicketStatus } from '../../src/domain/ticket-status.ts';
import { DEFAULT_TIMERS } from '../../src/domain/timers.ts';
import { insertEvent, insertTicket } from './rows.ts';

export const LENA_ID = '7001';
export const MAX_ID = '7002';
/** When the hand-made event is looked at: 09:50 on Monday, 30 March 2026, in Berlin. */
export const NOW = new Date('2026-03-30T07:50:00Z');

/** One step of a hand-made ticket's life: when, what it became, and whose it was. */
type Step = [at: string, status: TicketStatus, agent: 'Lena' | 'Max' | null];

const IDS = { Lena: LENA_ID, Max: MAX_ID };

/**
 * An event of five tickets with known answers, over the weekend on which the clocks of Berlin are put forward (29 March
 * 2026, 02:00 is 03:00). Open from 09:00 to 18:00; answers are promised in 30 minutes; 40 participants. All times are
 * UTC, one hour behind Berlin's on Saturday, two from then on.
 */
export async function insertHandMadeEvent(orm: Orm, code = 'STAT'): Promise<EventRow> {
  const daily = ['09:00-18:00'];
  const event = await insertEvent(orm, {
    code,
    name: 'Spring Hack',
    timezone: 'Europe/Berlin',
    participants: 40,
    timers: { ...DEFAULT_TIMERS, firstReply: '30m' },
    hours: { fri: daily, sat: daily, sun: daily, mon: daily },
  });
  const add = addTo(orm, event.id);
  await add({
    row: { createdAt: '2026-03-28T16:50:00Z', firstReplyAt: '2026-03-28T17:10:00Z' },
    rating: 5,
    categories: ['wifi'],
    steps: [
      ['2026-03-28T16:52:00Z', 'claimed', 'Lena'],
      ['2026-03-28T17:20:00Z', 'resolved', 'Lena'],
      ['2026-03-29T17:20:00Z', 'closed', 'Lena'],
    ],
    said: ['in', 'out', 'note'],
  });
  // Over the night of the change; solved, reopened, handed over, and solved again.
  await add({
    row: { createdAt: '2026-03-28T22:30:00Z', firstReplyAt: '2026-03-29T07:05:00Z' },
    rating: 3,
    categories: ['wifi', 'power'],
    reopenedCount: 1,
    steps: [
      ['2026-03-29T07:00:00Z', 'claimed', 'Max'],
      ['2026-03-29T07:35:00Z', 'resolved', 'Max'],
      ['2026-03-29T08:00:00Z', 'claimed', 'Max'],
      ['2026-03-29T08:10:00Z', 'claimed', 'Lena'],
      ['2026-03-29T08:30:00Z', 'resolved', 'Lena'],
    ],
    said: ['in', 'out', 'in'],
  });
  // Taken, let go, and taken by an answer two seconds after it was written.
  await add({
    row: { createdAt: '2026-03-29T08:00:00Z', firstReplyAt: '2026-03-29T08:59:58Z' },
    steps: [
      ['2026-03-29T08:01:00Z', 'claimed', 'Lena'],
      ['2026-03-29T08:20:00Z', 'new', null],
      ['2026-03-29T09:00:00Z', 'claimed', 'Max'],
      ['2026-03-29T09:10:00Z', 'waiting', 'Max'],
    ],
    said: ['in', 'out'],
  });
  // Cancelled after five minutes.
  await add({
    row: { createdAt: '2026-03-29T08:30:00Z' },
    steps: [['2026-03-29T08:35:00Z', 'closed', null]],
    said: ['in'],
  });
  // Ten past midnight on Monday; nobody has seen it yet.
  await add({ row: { createdAt: '2026-03-29T22:10:00Z' }, steps: [], said: ['in'] });
  return event;
}

interface HandMadeTicket {
  row: { createdAt: string; firstReplyAt?: string };
  rating?: number;
  categories?: string[];
  reopenedCount?: number;
  steps: Step[];
  said: ('in' | 'out' | 'note')[];
}

function addTo(orm: Orm, eventId: number) {
  return async (ticket: HandMadeTicket): Promise<void> => {
    const { row, rating = null, categories = [], reopenedCount = 0, steps } = ticket;
    const [, status = 'new', agentName = null] = steps.at(-1) ?? [];
    const lastly = (wanted: TicketStatus) =>
      time(steps.findLast(([, became]) => became === wanted));
    const { number, organizerId } = await insertTicket(orm, {
      eventId,
      row: {
        createdAt: new Date(row.createdAt),
        firstReplyAt: row.firstReplyAt === undefined ? null : new Date(row.firstReplyAt),
        resolvedAt: lastly('resolved'),
        closedAt: lastly('closed'),
        agentTodoistId: agentName && IDS[agentName],
        agentName,
        status,
        rating,
        categories,
        reopenedCount,
      },
    });
    const em = orm.em.fork();
    em.create(OrganizerEventEntity, {
      organizer: organizerId,
      event: eventId,
      joinedAt: new Date(row.createdAt),
    });
    for (const [at, became, agent] of steps) {
      em.create(TicketChangeEntity, {
        ticket: number,
        at: new Date(at),
        status: became,
        agentTodoistId: agent && IDS[agent],
        agentName: agent,
      });
    }
    for (const direction of ticket.said) {
      em.create(MessageEntity, {
        id: randomUUID(),
        ticket: number,
        organizer: organizerId,
        direction,
        author: 'Somebody',
        text: 'Words',
        at: new Date(row.createdAt),
      });
    }
    await em.flush();
  };
}

function time(step: Step | undefined): Date | null {
  return step === undefined ? null : new Date(step[0]);
}
