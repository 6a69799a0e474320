import type { MediaKind } from './media.ts';

/** Raw Bot API fields. */
export type Fields = Record<string, unknown>;

/** A Telegram user of the simulator; names are shown as they are, `languageCode` is IETF ("ru"). */
export type Person = {
  id: number;
  firstName: string;
  lastName?: string;
  username?: string;
  languageCode?: string;
};

/** A group the bot is in; `members` are ids of people, the first one is its creator. */
export type Group = { id: number; title: string; members: number[] };

export type Entity = {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
  user?: Fields;
};
export type InlineButton = { text: string; callback_data?: string; url?: string };
export type InlineKeyboard = { inline_keyboard: InlineButton[][] };

/** A Message object of the Bot API: the fields the simulator works with are typed, the rest pass through. */
export type BotMessage = {
  message_id: number;
  date: number;
  edit_date?: number;
  chat: Fields & { id: number };
  from: Fields & { id: number };
  text?: string;
  entities?: Entity[];
  caption?: string;
  caption_entities?: Entity[];
  reply_markup?: InlineKeyboard;
  reply_to_message?: BotMessage;
  [field: string]: unknown;
};

export type Update = { update_id: number; [type: string]: unknown };
export type StoredMessage = {
  message: BotMessage;
  reactions: string[];
  deleted: boolean;
  edited: boolean;
};
export type StoredChat = { lastMessageId: number; messages: Record<string, StoredMessage> };
export type StoredPerson = Person & { opened: boolean; blocked: boolean; deactivated: boolean };
export type StoredGroup = Group & { bot: 'member' | 'left' | 'kicked'; migratedTo?: number };
export type StoredFile = {
  fileId: string;
  uniqueId: string;
  kind: MediaKind;
  path: string;
  size: number;
  fileName: string;
  mimeType: string;
};
export type Webhook = {
  url: string;
  secretToken: string;
  maxConnections: number;
  lastError?: { date: number; message: string };
};
export type CallbackQuery = { date: number; answer?: { text?: string; showAlert: boolean } };
export type BotCommand = { command: string; description: string };

/** All the simulator remembers, as plain JSON, so that it can be kept in a file. */
export type State = {
  version: 1;
  people: Record<string, StoredPerson>;
  groups: Record<string, StoredGroup>;
  chats: Record<string, StoredChat>;
  /** Consecutive: the update at index i has the id FIRST_UPDATE_ID + i. */
  updates: Update[];
  /** By update id; "again" marks a repeat which an earlier offset must not confirm. */
  pending: Record<string, 'new' | 'again'>;
  /** Empty means all usual types, as in the Bot API. */
  allowedUpdates: string[];
  webhook: Webhook | null;
  commands: Record<string, BotCommand[]>;
  profile: Record<string, string>;
  queries: Record<string, CallbackQuery>;
  files: Record<string, StoredFile>;
  counters: { file: number; query: number; mediaGroup: number };
};

/** Looks up a key that came from outside: names such as "constructor" are no entries. */
export function entry<Value>(record: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The id of the first update ever made. */
export const FIRST_UPDATE_ID = 100_000_001;

/** The state of a Telegram in which nobody has written yet. */
export function emptyState(): State {
  return {
    version: 1,
    people: {},
    groups: {},
    chats: {},
    updates: [],
    pending: {},
    allowedUpdates: [],
    webhook: null,
    commands: {},
    profile: {},
    queries: {},
    files: {},
    counters: { file: 0, query: 0, mediaGroup: 0 },
  };
}
