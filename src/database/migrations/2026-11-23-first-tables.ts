import { Migration } from '@mikro-orm/migrations';

/** The first tables. */
export class FirstTables extends Migration {
  override up(): void {
    this.addSql(`create sequence ticket_number as int`);
    for (const table of [EVENTS, ORGANIZERS, AGENTS, TICKETS, MESSAGES, ROUTING])
      this.addSql(table);
  }

  override down(): void {
    this.addSql(`drop table messages, telegram_messages, tickets, organizer_events, organizers, events, agents,
      cursors, unrouted_changes, parked_updates`);
    this.addSql(`drop sequence ticket_number`);
  }
}

const EVENTS = `
create table events (
  id serial primary key,
  code varchar(32) not null,
  name text not null,
  locale text not null,
  timezone text not null,
  access text not null,
  agents_chat_id bigint null,
  lead_telegram_id bigint null,
  todoist_project_id text not null constraint events_todoist_project_id_unique unique,
  sections jsonb not null,
  participants int null,
  starts_at timestamptz(3) null,
  ends_at timestamptz(3) null,
  hours jsonb null,
  timers jsonb not null,
  replies text not null,
  created_at timestamptz(3) not null,
  closed_at timestamptz(3) null
);
create unique index "events_code_unique" on "events" (lower("code"));`;

const ORGANIZERS = `
create table organizers (
  id serial primary key,
  telegram_user_id bigint not null constraint organizers_telegram_user_id_unique unique,
  name text not null,
  username text null,
  language text not null,
  current_event_id int null constraint organizers_current_event_id_foreign references events on delete set null,
  chosen_ticket int null,
  next_is_new boolean not null default false,
  blocked_at timestamptz(3) null,
  created_at timestamptz(3) not null
);
create table organizer_events (
  organizer_id int not null constraint organizer_events_organizer_id_foreign references organizers on update cascade on delete cascade,
  event_id int not null constraint organizer_events_event_id_foreign references events on update cascade on delete cascade,
  joined_at timestamptz(3) not null,
  primary key (organizer_id, event_id)
);
create index organizer_events_event_id_index on organizer_events (event_id);`;

const AGENTS = `
create table agents (
  id serial primary key,
  todoist_user_id text null constraint agents_todoist_user_id_unique unique,
  name text not null,
  email text null,
  telegram_user_id bigint null constraint agents_telegram_user_id_unique unique,
  lead boolean not null,
  invite_code text not null constraint agents_invite_code_unique unique,
  created_at timestamptz(3) not null,
  added_at timestamptz(3) null
);
create index "agents_email_index" on "agents" (lower("email"));`;

const TICKETS = `
create table tickets (
  number int not null default nextval('ticket_number') primary key,
  event_id int not null constraint tickets_event_id_foreign references events,
  organizer_id int not null constraint tickets_organizer_id_foreign references organizers,
  status text not null default 'new',
  subject text not null,
  priority int not null default 1,
  categories text[] not null default '{}',
  agent_todoist_id text null,
  agent_name text null,
  origin text not null constraint tickets_origin_unique unique,
  previous_number int null,
  todoist_task_id text null constraint tickets_todoist_task_id_unique unique,
  todoist_url text null,
  created_at timestamptz(3) not null,
  claimed_at timestamptz(3) null,
  first_reply_at timestamptz(3) null,
  resolved_at timestamptz(3) null,
  closed_at timestamptz(3) null,
  rating int null,
  reopened_count int not null default 0
);
create index tickets_event_id_status_index on tickets (event_id, status);
create index tickets_organizer_id_index on tickets (organizer_id);`;

const MESSAGES = `
create table messages (
  id text not null primary key,
  ticket_number int null constraint messages_ticket_number_foreign references tickets on delete set null,
  organizer_id int null constraint messages_organizer_id_foreign references organizers on delete set null,
  direction text not null,
  author text not null,
  text text not null,
  attachments jsonb not null default '[]',
  at timestamptz(3) not null,
  delivery text not null default 'pending',
  reason text null,
  delivered_at timestamptz(3) null,
  telegram_message_id bigint null,
  todoist_comment_id text null,
  possibly_duplicated boolean not null default false
);
create index messages_ticket_number_at_index on messages (ticket_number, at);
create index messages_organizer_id_index on messages (organizer_id);
create index messages_todoist_comment_id_index on messages (todoist_comment_id);`;

const ROUTING = `
create table telegram_messages (
  chat_id bigint not null,
  message_id bigint not null,
  ticket_number int not null constraint telegram_messages_ticket_number_foreign references tickets,
  primary key (chat_id, message_id)
);
create index telegram_messages_ticket_number_index on telegram_messages (ticket_number);
create table cursors (
  name text not null primary key,
  value text not null,
  updated_at timestamptz(3) not null
);
create table unrouted_changes (
  id serial primary key,
  task_id text not null,
  change jsonb not null,
  created_at timestamptz(3) not null
);
create index unrouted_changes_task_id_index on unrouted_changes (task_id);
create table parked_updates (
  id serial primary key,
  source text not null,
  payload jsonb not null,
  error text not null,
  created_at timestamptz(3) not null
);`;
