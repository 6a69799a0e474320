import type { Stores } from '../../database/stores.ts';
import type { DeliveryCounts } from '../../database/delivery-counts.ts';
import type { EventBoard } from '../../events/event-board.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Logger } from '../../logger.ts';
import type { Announcements } from '../../temporal/announcements.ts';
import type { Tickets } from '../../temporal/tickets.ts';
import type { ReadinessCheck } from '../../readiness.ts';
import type { ShowPage } from './show-page.ts';

/** What the admin pages stand on; given by the app. */
export interface AdminOptions {
  /** Null turns the pages off. */
  password: string | null;
  /** Origin under which browsers reach the desk; null where none is configured. */
  publicUrl: string | null;
  stores: Stores;
  tickets: Tickets;
  translate: Translate;
  announcements: Announcements;
  board: EventBoard;
  /** The bot's Telegram name, without @; null while it is not known. */
  botUsername: () => Promise<string | null>;
  countDelivery(): Promise<{ in: DeliveryCounts; out: DeliveryCounts }>;
  /** What must work for the desk to be of use. */
  checks: ReadinessCheck[];
  /** Origin of Temporal's UI; null where it is not known. */
  temporalUi: string | null;
  logger: Logger;
}

/** What each area is given: all of it, and the way to show a page. */
export interface AdminDeps extends AdminOptions {
  show: ShowPage;
}
