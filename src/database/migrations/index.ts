import { FirstTables } from './2026-11-23-first-tables.ts';

/** Every migration, oldest first. Names are kept in the database: they never change. */
export const migrations = [{ name: '2026-11-23-first-tables', class: FirstTables }];
