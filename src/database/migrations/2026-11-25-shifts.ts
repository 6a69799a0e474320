import { Migration } from '@mikro-orm/migrations';

/** When agents are there. */
export class Shifts extends Migration {
  override up(): void {
    this.addSql(TABLE);
  }

  override down(): void {
    this.addSql(`drop table shifts`);
  }
}

const TABLE = `
create table shifts (
  id serial primary key,
  agent_id int not null constraint shifts_agent_id_foreign references agents on delete cascade,
  event_id int not null constraint shifts_event_id_foreign references events on delete cascade,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null
);
create index "shifts_agent_id_index" on "shifts" ("agent_id");
create index "shifts_event_id_ends_at_index" on "shifts" ("event_id", "ends_at");`;
