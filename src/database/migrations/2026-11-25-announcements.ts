import { Migration } from '@mikro-orm/migrations';

/** Announcements, and what became of each for each person. */
export class Announcements extends Migration {
  override up(): void {
    this.addSql(ANNOUNCEMENTS);
    this.addSql(RECIPIENTS);
  }

  override down(): void {
    this.addSql(`drop table announcement_recipients`);
    this.addSql(`drop table announcements`);
  }
}

const ANNOUNCEMENTS = `
create table announcements (
  id serial primary key,
  event_id int not null constraint announcements_event_id_foreign references events on delete cascade,
  text text not null,
  state text not null,
  version int not null default 1,
  created_at timestamptz(3) not null,
  started_at timestamptz(3) null,
  ended_at timestamptz(3) null
);`;

const RECIPIENTS = `
create table announcement_recipients (
  announcement_id int not null
    constraint announcement_recipients_announcement_id_foreign references announcements on update cascade on delete cascade,
  organizer_id int not null
    constraint announcement_recipients_organizer_id_foreign references organizers on update cascade on delete cascade,
  state text not null,
  reason text null,
  telegram_message_id bigint null,
  attempt text null constraint announcement_recipients_attempt_unique unique,
  at timestamptz(3) not null,
  primary key (announcement_id, organizer_id)
);
create index "announcement_recipients_organizer_id_index" on "announcement_recipients" ("organizer_id");
create index "announcement_recipients_state_index" on "announcement_recipients" ("announcement_id", "state");`;
