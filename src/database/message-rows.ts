import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { StoredFile, TelegramFile } from '../domain/files.ts';
import type { OrganizerMessage } from '../domain/messages.ts';

/** An organizer's message as the Telegram edge hands it in. */
export interface IncomingMessage extends OrganizerMessage {
  organizerId: number;
  chatId: number;
  repliedTo: number | null;
}

/**
 * Keeps a message, in a ticket or, where `number` is null, in none yet. Who writes to a ticket has seen what it says.
 * @returns whether it was not there yet
 */
export async function insertMessage(
  em: SqlEntityManager,
  message: IncomingMessage,
  number: number | null,
): Promise<boolean> {
  const { file = null } = message;
  const at = new Date(message.at);
  const inserted = await em.execute<{ id: string }[]>(
    `with seen as (
       update tickets set organizer_seen_at = greatest(organizer_seen_at, ?) where number = ?)
     insert into messages (id, ticket_number, organizer_id, direction, author, text, at, telegram_message_id, album,
       file, attachments, is_rating_comment)
     select ?, ?, o.id, 'in', o.name, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ? from organizers o where o.id = ?
     on conflict (id) do nothing returning id`,
    [
      at,
      number,
      message.id,
      number,
      storedText(message),
      at,
      message.telegramMessageId,
      message.album ?? null,
      file && JSON.stringify(file),
      JSON.stringify(file ? [storedFile(file)] : []),
      message.isRatingComment ?? false,
      message.organizerId,
    ],
  );
  return inserted.length > 0;
}

/** What lists and the API show of a message: of a file without a caption, what it is. */
export function storedText({ text, file }: Pick<OrganizerMessage, 'text' | 'file'>): string {
  return text === '' && file ? file.label : text;
}

function storedFile({ name, mime, size }: TelegramFile): StoredFile {
  return { name, mime, size };
}

interface Row {
  id: string;
  organizerId: number;
  chatId: string;
  telegramMessageId: string;
  text: string;
  at: Date;
  file: TelegramFile | null;
  album: string | null;
}

/** Organizers' messages, as they were handed in, in the order they were written. */
export async function readMessages(
  em: SqlEntityManager,
  where: string,
  values: unknown[],
): Promise<IncomingMessage[]> {
  const rows = await em.execute<Row[]>(
    `select m.id, m.organizer_id as "organizerId", o.telegram_user_id as "chatId",
       m.telegram_message_id as "telegramMessageId", m.text, m.at, m.file, m.album
     from messages m join organizers o on o.id = m.organizer_id
     where m.direction = 'in' and ${where} order by m.telegram_message_id, m.id`,
    values,
  );
  return rows.map(({ file, album, ...row }) => ({
    id: row.id,
    organizerId: row.organizerId,
    chatId: Number(row.chatId),
    telegramMessageId: Number(row.telegramMessageId),
    text: file?.label === row.text ? '' : row.text,
    at: new Date(row.at).getTime(),
    repliedTo: null,
    ...(file && { file }),
    ...(album !== null && { album }),
  }));
}
