import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { StoreEffect } from '../domain/effects.ts';
import type { Relayed, TicketRecord, TicketStore } from '../domain/ports.ts';
import { withoutNul } from '../domain/without-nul.ts';
import type { Orm } from './orm.ts';

type Change<T extends StoreEffect['type']> = Extract<StoreEffect, { type: T }>;

/**
 * Keeps the read model of tickets in PostgreSQL. The ticket's row is there already: it gave the ticket its number.
 * Delivery is final: what was delivered is never pending or failed again. Each list travels as one JSON value.
 */
export function createTicketStore(orm: Orm): TicketStore {
  return {
    saveTicket: (saved, happened) =>
      orm.em.fork().transactional(async (em) => {
        // The edges have taken it away; what came round them must not hold up all that is behind it.
        const [ticket, changes] = [withoutNul(saved), withoutNul(happened)];
        await updateTicket(em, ticket);
        await insertChanges(em, ticket.number, only(changes, 'ticketChanged'));
        await insertMessages(em, ticket, only(changes, 'messageAccepted'));
        await markRetried(em, only(changes, 'messageRetried'));
        const relayed = await markDelivered(em, ticket.number, only(changes, 'messageDelivered'));
        await markFailed(em, only(changes, 'messageFailed'));
        await noteBlocked(em, ticket, only(changes, 'messageFailed'));
        await changeMessages(em, only(changes, 'messageChanged'));
        await markWithdrawn(em, only(changes, 'messageWithdrawn'));
        const sent = only(changes, 'telegramMessageSent');
        await linkMessages(em, {
          chatId: ticket.organizer.chatId,
          number: ticket.number,
          messageIds: sent.map((change) => change.telegramMessageId),
        });
        return relayed;
      }),
    linkTelegramMessage: async ({ chatId, messageId, number }) => {
      await linkMessages(orm.em.fork(), { chatId, number, messageIds: [messageId] });
    },
    async outOfHoursText(number) {
      const [row] = await orm.em
        .fork()
        .execute<{ text: string | null }[]>(
          `select e.out_of_hours_text as text from tickets t join events e on e.id = t.event_id where t.number = ?`,
          [number],
        );
      return row?.text ?? null;
    },
  };
}

async function updateTicket(em: SqlEntityManager, ticket: TicketRecord): Promise<void> {
  await em.execute(
    `update tickets set status = ?, subject = ?, priority = ?, categories = array(select jsonb_array_elements_text(?::jsonb)),
       agent_todoist_id = ?, agent_name = ?, todoist_task_id = coalesce(?, todoist_task_id),
       todoist_url = coalesce(?, todoist_url), claimed_at = ?, first_reply_at = ?, resolved_at = ?, closed_at = ?,
       rating = ?, rating_comment = ?, reopened_count = ?
     where number = ?`,
    [
      ticket.status,
      ticket.subject,
      ticket.priority,
      JSON.stringify(ticket.categories),
      ticket.agent?.id ?? null,
      ticket.agent?.name ?? null,
      // A task that is gone stays linked until another takes its place: late news of it must still find the ticket.
      ticket.task?.id ?? null,
      ticket.task?.url ?? null,
      time(ticket.claimedAt),
      time(ticket.firstReplyAt),
      time(ticket.resolvedAt),
      time(ticket.closedAt),
      ticket.rating,
      ticket.ratingComment,
      ticket.reopenedCount,
      ticket.number,
    ],
  );
}

async function insertChanges(
  em: SqlEntityManager,
  number: number,
  steps: Change<'ticketChanged'>[],
): Promise<void> {
  if (steps.length === 0) return;
  const rows = steps.map(({ at, status, agent }) => ({
    at: time(at),
    status,
    agentId: agent?.id ?? null,
    agentName: agent?.name ?? null,
  }));
  await em.execute(
    `insert into ticket_changes (ticket_number, at, status, agent_todoist_id, agent_name)
     select ?, c.at, c.status, c."agentId", c."agentName"
     from jsonb_to_recordset(?::jsonb) as c(at timestamptz, status text, "agentId" text, "agentName" text)
     on conflict do nothing`,
    [number, JSON.stringify(rows)],
  );
}

async function insertMessages(
  em: SqlEntityManager,
  ticket: TicketRecord,
  accepted: Change<'messageAccepted'>[],
): Promise<void> {
  if (accepted.length === 0) return;
  const rows = accepted.map(({ message }) => ({ ...message, at: time(message.at) }));
  // A note has arrived where it belongs by being written.
  await em.execute(
    `insert into messages (id, ticket_number, organizer_id, direction, author, text, at, todoist_comment_id,
       attachments, delivery, delivered_at)
     select m.id, t.number, t.organizer_id, m.direction, m.author, m.text, m.at, m."commentId",
       coalesce(m.attachments, '[]'),
       case m.direction when 'note' then 'delivered' else 'pending' end,
       case m.direction when 'note' then m.at end
     from jsonb_to_recordset(?::jsonb)
       as m(id text, direction text, author text, text text, at timestamptz, "commentId" text, attachments jsonb)
     cross join tickets t where t.number = ?
     on conflict (id) do nothing`,
    [JSON.stringify(rows), ticket.number],
  );
}

/** A message that was moved away meanwhile is delivered by the ticket that has it now. */
async function markDelivered(
  em: SqlEntityManager,
  number: number,
  delivered: Change<'messageDelivered'>[],
): Promise<Relayed[]> {
  if (delivered.length === 0) return [];
  const rows = delivered.map((change) => ({ ...change, at: time(change.at) }));
  const known = await em.execute<(Relayed & { isNew: boolean })[]>(
    `update messages m set delivery = 'delivered', reason = null,
       delivered_at = coalesce(m.delivered_at, d.at),
       todoist_comment_id = coalesce(d."commentId", m.todoist_comment_id),
       telegram_message_id = coalesce(d."telegramMessageId", m.telegram_message_id),
       possibly_duplicated = m.possibly_duplicated or coalesce(d."possiblyDuplicated", false)
     from jsonb_to_recordset(?::jsonb)
       as d("messageId" text, at timestamptz, "commentId" text, "telegramMessageId" bigint, "possiblyDuplicated" boolean)
       join messages before on before.id = d."messageId"
     where m.id = before.id and coalesce(m.ticket_number = ?, true)
     returning m.direction, before.delivered_at is null as "isNew",
       (extract(epoch from m.delivered_at - m.at) * 1000)::float8 as took`,
    [JSON.stringify(rows), number],
  );
  return known.filter(({ isNew }) => isNew).map(({ direction, took }) => ({ direction, took }));
}

async function markFailed(em: SqlEntityManager, failed: Change<'messageFailed'>[]): Promise<void> {
  if (failed.length === 0) return;
  await em.execute(
    `update messages m set delivery = 'failed', reason = f.reason
     from jsonb_to_recordset(?::jsonb) as f("messageId" text, reason text)
     where m.id = f."messageId" and m.delivery <> 'delivered'`,
    [JSON.stringify(failed)],
  );
}

/** What had failed is under way again. */
async function markRetried(
  em: SqlEntityManager,
  retried: Change<'messageRetried'>[],
): Promise<void> {
  if (retried.length === 0) return;
  await em.execute(
    `update messages set delivery = 'pending', reason = null
     where delivery = 'failed' and id in (select jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(retried.map(({ messageId }) => messageId))],
  );
}

async function changeMessages(
  em: SqlEntityManager,
  changed: Change<'messageChanged'>[],
): Promise<void> {
  // One by one: of several edits of one message the last counts. A file without a caption is listed as what it is.
  for (const { messageId, text, at } of changed) {
    await em.execute(
      `update messages set text = coalesce(nullif(?, ''), file->>'label', ''), edited_at = ? where id = ?`,
      [text, time(at), messageId],
    );
  }
}

async function markWithdrawn(
  em: SqlEntityManager,
  withdrawn: Change<'messageWithdrawn'>[],
): Promise<void> {
  if (withdrawn.length === 0) return;
  const rows = withdrawn.map((change) => ({ ...change, at: time(change.at) }));
  await em.execute(
    `update messages m set withdrawn_at = coalesce(m.withdrawn_at, w.at)
     from jsonb_to_recordset(?::jsonb) as w("messageId" text, at timestamptz) where m.id = w."messageId"`,
    [JSON.stringify(rows)],
  );
}

/** Whom the bot could not reach is to be greeted when they write again. */
async function noteBlocked(
  em: SqlEntityManager,
  ticket: TicketRecord,
  failed: Change<'messageFailed'>[],
): Promise<void> {
  if (!failed.some(({ reason }) => reason === 'blocked')) return;
  await em.execute(
    `update organizers set blocked_at = coalesce(blocked_at, now()) where telegram_user_id = ?`,
    [ticket.organizer.chatId],
  );
}

async function linkMessages(
  em: SqlEntityManager,
  link: { chatId: number; number: number; messageIds: number[] },
): Promise<void> {
  if (link.messageIds.length === 0) return;
  await em.execute(
    `insert into telegram_messages (chat_id, message_id, ticket_number)
     select ?::bigint, value::bigint, ?::int from jsonb_array_elements_text(?::jsonb)
     on conflict do nothing`,
    [link.chatId, link.number, JSON.stringify(link.messageIds)],
  );
}

function only<T extends StoreEffect['type']>(changes: StoreEffect[], type: T): Change<T>[] {
  return changes.filter((change): change is Change<T> => change.type === type);
}

function time(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
