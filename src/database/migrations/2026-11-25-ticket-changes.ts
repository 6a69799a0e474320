import { Migration } from '@mikro-orm/migrations';

/** The steps of each ticket's life. Of tickets that are there already, what their times tell. */
export class TicketChanges extends Migration {
  override up(): void {
    this.addSql(TABLE);
    for (const [status, time] of Object.entries(KNOWN_TIMES)) this.addSql(backfill(status, time));
  }

  override down(): void {
    this.addSql(`drop table ticket_changes`);
  }
}

const TABLE = `
create table ticket_changes (
  id serial primary key,
  ticket_number int not null constraint ticket_changes_ticket_number_foreign references tickets on delete cascade,
  at timestamptz(3) not null,
  status text not null,
  agent_todoist_id text null,
  agent_name text null
);
create unique index "ticket_changes_unique" on "ticket_changes"
  ("ticket_number", "at", "status", coalesce("agent_todoist_id", ''));
create index "ticket_changes_at_index" on "ticket_changes" ("at");`;

const KNOWN_TIMES = { claimed: 'claimed_at', resolved: 'resolved_at', closed: 'closed_at' };

function backfill(status: string, time: string): string {
  return `insert into ticket_changes (ticket_number, at, status, agent_todoist_id, agent_name)
    select number, ${time}, '${status}', agent_todoist_id, agent_name from tickets where ${time} is not null`;
}
