import { Migration } from '@mikro-orm/migrations';

/** What the admin pages keep: who logged out, and an event's own texts. */
export class AdminPages extends Migration {
  override up(): void {
    this.addSql(
      `create table ended_sessions (id text not null primary key, expires_at timestamptz(3) not null)`,
    );
    this.addSql(
      `alter table events add column welcome_text text null, add column out_of_hours_text text null`,
    );
  }

  override down(): void {
    this.addSql(`alter table events drop column welcome_text, drop column out_of_hours_text`);
    this.addSql(`drop table ended_sessions`);
  }
}
