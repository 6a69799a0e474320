import type { Telegram } from 'telegraf';
import type { Config } from '../config.ts';
import type { EventRow } from '../database/entities/event.ts';
import type { Orm } from '../database/orm.ts';
import type { Stores } from '../database/stores.ts';
import type { TemporalConnection } from '../temporal/connection.ts';
import type { TodoistConnection } from '../todoist/api.ts';
import { Skipped } from './check.ts';

/** Something that checks look at: there, not there (and that is no fault), or there and of no use. */
export type Part<T> =
  | { state: 'there'; value: T }
  | { state: 'absent'; why: string; advice: string | null }
  | { state: 'broken'; why: string; advice: string | null };

/** The bot, which Telegram knows. */
export interface Bot {
  telegram: Telegram;
  id: number;
  username: string;
}

/** The account, which Todoist knows. */
export interface Account {
  todoist: TodoistConnection;
  id: string;
}

/** A desk that answers at `url`: what it looks at in itself, and what it says it lacks. */
export interface RunningDesk {
  url: string;
  checks: string[];
  reasons: { name: string; reason: string }[];
}

/** All that checks look at, opened once. */
export interface Parts {
  config: Config;
  database: Part<Orm>;
  stores: Part<Stores>;
  /** Events that are not closed. */
  events: Part<EventRow[]>;
  temporal: Part<TemporalConnection>;
  bot: Part<Bot>;
  account: Part<Account>;
  desk: Part<RunningDesk>;
  /** The process that holds DATA_DIR; null while none does. */
  holder: number | null;
}

/** A part that a check cannot do without. @throws Skipped where it is not to be had */
export function need<T>(part: Part<T>, what: string): T {
  if (part.state === 'there') return part.value;
  if (part.state === 'absent') throw new Skipped(part.why, part.advice);
  throw new Skipped(`Not looked at: ${what} cannot be used.`);
}
