import type { Agent } from './agent.ts';
import type { BoardFile, StoredFile, TelegramFile } from './files.ts';

/** What is said, and by which messages and comments it is known. Plain JSON, times in epoch milliseconds. */

/** One thing an organizer said, known by its Telegram chat and message. */
export interface OrganizerMessage {
  id: string;
  telegramMessageId: number;
  /** The words; of a file, its caption. */
  text: string;
  at: number;
  file?: TelegramFile;
  /** Telegram's id of the album the message is an item of. */
  album?: string;
  /** It says why the organizer rated as they did: it is passed on, and reopens nothing. */
  isRatingComment?: boolean;
}

/** A message as its writer has changed it. `at` is when, as Telegram tells it. */
export interface OrganizerEdit {
  messageId: string;
  telegramMessageId: number;
  text: string;
  at: number;
}

/** A comment as Todoist shows it at one moment: a level, never an edge. */
export interface SeenComment {
  id: string;
  author: Agent;
  text: string;
  at: number;
  /** When Todoist showed it so; orders looks at one comment. Absent in what was kept by an earlier version. */
  asOf?: number;
  file?: BoardFile;
  script?: ScriptCall;
}

/** A script that a comment calls by `!name`, as it stands when the comment is seen. */
export interface ScriptCall {
  name: string;
  /** Null where there is none of this name. */
  text: string | null;
  /** Names that may have been meant, where there is none of this one. */
  near: string[];
}

/** A message of the bot's, where it can be found again. */
export interface ChatMessage {
  chatId: number;
  messageId: number;
}

/** A message as the read model keeps it. */
export interface StoredMessage {
  id: string;
  direction: 'in' | 'out' | 'note';
  author: string;
  text: string;
  at: number;
  commentId: string | null;
  attachments?: StoredFile[];
}
