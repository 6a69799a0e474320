import { Migration } from '@mikro-orm/migrations';

/**
 * What is said, in small letters, for the search; and which messages are not delivered.
 *
 * No trigram index: pg_trgm may be made only by who has the right to, and knows no letters beyond ASCII where the
 * database's lc_ctype is C, as the embedded one's is. A scan of what is in small letters already takes a third of
 * what `ilike` does, in any language; docs/performance.md has the numbers.
 */
export class TicketSearch extends Migration {
  override up(): void {
    this.addSql(
      `alter table messages add column words text generated always as (lower(text)) stored`,
    );
    this.addSql(UNDELIVERED);
  }

  override down(): void {
    this.addSql(`drop index "messages_undelivered_index"`);
    this.addSql(`alter table messages drop column words`);
  }
}

const UNDELIVERED = `create index "messages_undelivered_index" on "messages" ("ticket_number", "at")
  where "delivery" <> 'delivered'`;
