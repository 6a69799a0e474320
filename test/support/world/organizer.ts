import type { TicketEvent } from '../../../src/domain/events.ts';
import type { TelegramFile } from '../../../src/domain/files.ts';
import type { OrganizerMessage } from '../../../src/domain/messages.ts';
import { message } from '../ticket.ts';
import { TOO_LARGE } from './board.ts';
import type { Clock } from './clock.ts';
import type { Rows } from './rows.ts';

/** What an organizer does in Telegram. Each of it is an update, which may arrive late, out of order, and again. */
export interface Organizer {
  /** Writes message `number`, once. 3 has a file, 4 one that is too large, 5 and 6 are an album, 7 says why they rated so. */
  write(number: number): void;
  edit(number: number, text: string): void;
  /** One of the updates arrives, the last where `pick` is 0; perhaps not for the first time. */
  update(pick: number): void;
  /** All that has not arrived yet does. */
  catchUp(): void;
  /** What each message says by now, by its id. */
  words(): Map<string, string>;
}

function file(name: string): TelegramFile {
  return { kind: 'photo', fileId: name, name, mime: null, size: null, label: '[photo]' };
}

function theMessage(number: number): OrganizerMessage {
  const plain = message(number);
  if (number === 3) return { ...plain, file: file('photo.jpg') };
  if (number === 4) return { ...plain, file: file(TOO_LARGE) };
  if (number === 5 || number === 6) return { ...plain, text: '', file: file('a.jpg'), album: 'a' };
  return number === 7 ? { ...plain, isRatingComment: true } : plain;
}

export function createOrganizer(deps: {
  clock: Clock;
  rows: Rows;
  tell: (event: TicketEvent) => void;
}): Organizer {
  const { clock, rows, tell } = deps;
  const updates: { event: TicketEvent; hasArrived: boolean }[] = [];
  const words = new Map<string, string>();

  const arrive = (update: (typeof updates)[number] | undefined) => {
    if (!update) return;
    update.hasArrived = true;
    tell(update.event);
  };

  return {
    write(number) {
      const written = theMessage(number);
      if (words.has(written.id)) return;
      words.set(written.id, written.text);
      rows.accept(written.id, written.text);
      updates.push({ event: { type: 'organizerWrote', message: written }, hasArrived: false });
    },
    edit(number, text) {
      const { id: messageId, telegramMessageId } = theMessage(number);
      if (!words.has(messageId)) return;
      words.set(messageId, text);
      const edit = { messageId, telegramMessageId, text, at: clock.tick() };
      updates.push({ event: { type: 'organizerEdited', edit }, hasArrived: false });
    },
    update: (pick) => arrive(updates.at(-1 - pick)),
    catchUp: () => updates.filter(({ hasArrived }) => !hasArrived).forEach(arrive),
    words: () => words,
  };
}
