import type { Router } from 'express';
import type { AgentStore } from '../../database/agent-store.ts';
import type { DeliveryCounts } from '../../database/delivery-counts.ts';
import type { EventStore } from '../../database/event-store.ts';
import type { ExportTables } from '../../database/export/export-tables.ts';
import type { ScriptStore } from '../../database/script-store.ts';
import type { StatisticsStore } from '../../database/statistics/statistics.ts';
import type { TicketQueries } from '../../database/ticket-queries.ts';
import type { EventBoard } from '../../events/event-board.ts';

/** What the API stands on. */
export interface ApiDeps {
  /** Null turns the API off. */
  token: string | null;
  events: EventStore;
  agents: AgentStore;
  scripts: ScriptStore;
  tickets: TicketQueries;
  exports: ExportTables;
  statistics: StatisticsStore;
  board: EventBoard;
  countDelivery(): Promise<{ in: DeliveryCounts; out: DeliveryCounts }>;
  /** The bot's Telegram name, without @; null while it is not known. */
  botUsername: () => Promise<string | null>;
  /** Further routes behind the token. */
  more?: Router[];
}
