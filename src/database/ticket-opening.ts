import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { firstLine } from '../domain/message-text.ts';
import { openTicket, type TicketEventInfo, type TicketState } from '../domain/ticket-state.ts';
import { storedText, type IncomingMessage } from './message-rows.ts';

/** The row gives the ticket its number; the message it began with finds the same one again. */
export async function insertTicket(
  em: SqlEntityManager,
  message: IncomingMessage,
  previousNumber: number | null,
): Promise<number> {
  const [inserted] = await em.execute<{ number: number }[]>(
    `insert into tickets (event_id, organizer_id, subject, origin, previous_number, created_at)
     select o.current_event_id, o.id, ?, ?, ?, ? from organizers o where o.id = ?
     on conflict (origin) do update set origin = excluded.origin returning number`,
    [
      firstLine(storedText(message)),
      message.id,
      previousNumber,
      new Date(message.at),
      message.organizerId,
    ],
  );
  if (!inserted) throw new Error('The organizer of a message is not known.');
  return inserted.number;
}

interface TicketFacts {
  subject: string;
  previousNumber: number | null;
  createdAt: Date;
  organizerName: string;
  chatId: string;
  language: string;
  code: string;
  name: string;
  locale: string;
  timezone: string;
  replies: TicketEventInfo['replies'];
  timers: TicketEventInfo['timers'];
  hours: TicketEventInfo['hours'];
  /** A bigint, which the driver tells as text. */
  agentsChatId: string | null;
  projectId: string;
}

/**
 * What a ticket's workflow starts from.
 * @param defaultAgentsChat the agents' chat where the event names none
 */
export async function initialState(
  em: SqlEntityManager,
  number: number,
  defaultAgentsChat: number | null,
): Promise<TicketState> {
  const [row] = await em.execute<TicketFacts[]>(
    `select t.subject, t.previous_number as "previousNumber", t.created_at as "createdAt",
       o.name as "organizerName", o.telegram_user_id as "chatId", o.language,
       e.code, e.name, e.locale, e.timezone, e.replies, e.timers, e.hours,
       e.agents_chat_id as "agentsChatId", e.todoist_project_id as "projectId"
     from tickets t join organizers o on o.id = t.organizer_id join events e on e.id = t.event_id
     where t.number = ?`,
    [number],
  );
  if (!row) throw new Error(`There is no ticket ${number}.`);
  const { code, name, locale, timezone, replies, timers, hours, projectId } = row;
  return openTicket({
    number,
    event: {
      code,
      name,
      locale,
      timezone,
      replies,
      timers,
      hours,
      agentsChatId: row.agentsChatId === null ? defaultAgentsChat : Number(row.agentsChatId),
      projectId,
    },
    organizer: { name: row.organizerName, chatId: Number(row.chatId), language: row.language },
    previousNumber: row.previousNumber,
    subject: row.subject,
    openedAt: new Date(row.createdAt).getTime(),
  });
}
