import { Migration } from '@mikro-orm/migrations';

/** Scripts; agents' languages; rating comments; what was edited, taken back or read; who holds an event without a board. */
export class WholeDesk extends Migration {
  override up(): void {
    this.addSql(SCRIPTS);
    this.addSql(`alter table agents add column language text null`);
    this.addSql(`alter table tickets add column rating_comment text null,
      add column organizer_seen_at timestamptz(3) null`);
    this.addSql(`alter table messages add column edited_at timestamptz(3) null,
      add column withdrawn_at timestamptz(3) null, add column file jsonb null,
      add column is_rating_comment boolean not null default false`);
    this.addSql(`alter table organizers add column rating_comment_for int null,
      add column rating_comment_asked_at timestamptz(3) null`);
    this.addSql(`alter table events add column board_lost_at timestamptz(3) null`);
  }

  override down(): void {
    this.addSql(`alter table events drop column board_lost_at`);
    this.addSql(
      `alter table organizers drop column rating_comment_for, drop column rating_comment_asked_at`,
    );
    this.addSql(`alter table messages drop column edited_at, drop column withdrawn_at, drop column file,
      drop column is_rating_comment`);
    this.addSql(`alter table tickets drop column rating_comment, drop column organizer_seen_at`);
    this.addSql(`alter table agents drop column language`);
    this.addSql(`drop table scripts`);
  }
}

const SCRIPTS = `
create table scripts (
  id serial primary key,
  event_id int null constraint scripts_event_id_foreign references events on delete cascade,
  name text not null,
  text text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create unique index "scripts_event_id_name_unique" on "scripts" (coalesce("event_id", 0), "name");`;
