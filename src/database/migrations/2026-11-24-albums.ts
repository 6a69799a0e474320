import { Migration } from '@mikro-orm/migrations';

/** Messages know their album: its items stay together. */
export class Albums extends Migration {
  override up(): void {
    this.addSql(`alter table messages add column album text null`);
  }

  override down(): void {
    this.addSql(`alter table messages drop column album`);
  }
}
