import type { StoredFile } from '../domain/files.ts';
import type { Orm } from './orm.ts';

/** A reply or note that was written on a card after the ticket's end. */
export interface LateMessage {
  commentId: string;
  number: number;
  direction: 'out' | 'note';
  author: string;
  text: string;
  /** Epoch milliseconds. */
  at: number;
  attachments: StoredFile[];
}

export type LateMessages = ReturnType<typeof createLateMessages>;

/** Keeps what agents write when nobody hears it any more: it is counted as all other messages are. */
export function createLateMessages(orm: Orm) {
  return {
    /** Whether a message is known that is, or became, this comment. */
    async knows(commentId: string): Promise<boolean> {
      const [found] = await orm.em
        .fork()
        .execute<{ known: boolean }[]>(
          'select exists (select 1 from messages where todoist_comment_id = ?) as known',
          [commentId],
        );
      return found?.known ?? false;
    },

    /** A reply has failed, since the ticket is closed; a note has arrived by being written. Twice is once. */
    async keep(message: LateMessage): Promise<void> {
      const { commentId, number, direction, author, text, attachments } = message;
      const at = new Date(message.at);
      const isNote = direction === 'note';
      await orm.em.fork().execute(
        `insert into messages (id, ticket_number, organizer_id, direction, author, text, attachments, at,
           todoist_comment_id, delivery, reason, delivered_at)
         select ?, t.number, t.organizer_id, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?::timestamptz
         from tickets t where t.number = ?
         on conflict (id) do nothing`,
        [
          `td-${commentId}`,
          direction,
          author,
          text,
          JSON.stringify(attachments),
          at,
          commentId,
          isNote ? 'delivered' : 'failed',
          isNote ? null : 'ticket-closed',
          isNote ? at : null,
          number,
        ],
      );
    },
  };
}
