import { FirstTables } from './2026-11-23-first-tables.ts';
import { Albums } from './2026-11-24-albums.ts';
import { WholeDesk } from './2026-11-24-whole-desk.ts';
import { AdminPages } from './2026-11-25-admin-pages.ts';
import { Announcements } from './2026-11-25-announcements.ts';
import { Shifts } from './2026-11-25-shifts.ts';
import { TicketChanges } from './2026-11-25-ticket-changes.ts';
import { TicketSearch } from './2026-11-25-ticket-search.ts';

/** Every migration, oldest first. Names are kept in the database: they never change. */
export const migrations = [
  { name: '2026-11-23-first-tables', class: FirstTables },
  { name: '2026-11-24-albums', class: Albums },
  { name: '2026-11-24-whole-desk', class: WholeDesk },
  { name: '2026-11-25-ticket-changes', class: TicketChanges },
  { name: '2026-11-25-ticket-search', class: TicketSearch },
  { name: '2026-11-25-admin-pages', class: AdminPages },
  { name: '2026-11-25-announcements', class: Announcements },
  { name: '2026-11-25-shifts', class: Shifts },
];
