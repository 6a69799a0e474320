import type { RecordedCall } from './bot-api.ts';
import type { MediaKind } from './media.ts';
import type { Saying } from './people.ts';
import type { SimMessage } from './sim-message.ts';
import type { BotCommand, Group, Person } from './state.ts';
import type { Failure } from './trouble.ts';

/** `token` is "<bot id>:<word>"; with `stateFile` all is kept across restarts (files beside it, in `<stateFile>.files`). */
export type TelegramServerOptions = { token: string; botUsername?: string; stateFile?: string };

/** A file a person sends; `size` in bytes claims more than `content` has, to try limits. */
export type SentFile = {
  content: string | Uint8Array;
  fileName?: string;
  mimeType?: string;
  size?: number;
};

/** Faults for the bot to meet. */
export type TelegramTrouble = {
  /** While on, every call's connection is destroyed, polls under way too; webhooks are still posted. */
  down(on: boolean): void;
  isDown(): boolean;
  /** The next calls of the method (any case; "*" is all) answer this error and do nothing. */
  failNext(method: string, error: Failure, times?: number): void;
  /** The next calls of the method act, and their connection is destroyed without an answer. */
  loseAnswer(method: string, times?: number): void;
  /** The person blocks the bot: my_chat_member, and 403 to sends. */
  block(personId: number): void;
  unblock(personId: number): void;
  /** Who has blocked the bot. */
  blockedBy(): number[];
  /** The person deletes their account: 403 "user is deactivated". */
  deactivate(personId: number): void;
  /** The bot is thrown out of a group. */
  kick(chatId: number): void;
  /** The group becomes a supergroup: its old id answers 400 with parameters.migrate_to_chat_id. */
  migrate(chatId: number, newChatId: number): void;
};

/** A Bot API server, and what people do in their Telegram. Methods of people throw plain errors where Telegram would not let them. */
export interface TelegramServer {
  /** Listens on 127.0.0.1 and resolves to the API root; port 0 (default) is any free one. */
  listen(port?: number): Promise<string>;
  close(): Promise<void>;
  readonly url: string;
  addPerson(person: Person): Person;
  people(): Person[];
  addGroup(group: Group): void;
  groups(): Group[];
  say(personId: number, message: string | Saying): SimMessage;
  /** Stores a person's file; the result goes into `extra` of `say`, e.g. { photo: […] }. */
  attach(kind: MediaKind, file: SentFile): Record<string, unknown>;
  /** The bytes of a file by its file_id, whoever sent it. */
  fileContent(fileId: string): Uint8Array | undefined;
  /** A file as it is shown to people. */
  file(fileId: string): { name: string; type: string; bytes: Uint8Array } | undefined;
  edit(personId: number, messageId: number, text: string, chatId?: number): void;
  press(personId: number, chatId: number, messageId: number, button: string): string;
  chat(chatId: number): SimMessage[];
  callbackAnswer(queryId: string): { text?: string; showAlert: boolean } | undefined;
  commands(languageCode?: string, scopeType?: string, chatId?: number): BotCommand[];
  pendingUpdates(): number;
  updates(): Record<string, unknown>[];
  redeliver(updateId: number): void;
  calls(method?: string): RecordedCall[];
  trouble: TelegramTrouble;
  onChange(listener: () => void): () => void;
  /** Resolves when all that happened so far is in the state file. */
  flush(): Promise<void>;
}
