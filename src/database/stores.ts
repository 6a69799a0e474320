import { createAgentDirectory } from './agent-directory.ts';
import { createAgentPages } from './agent-pages.ts';
import { createAgentStore } from './agent-store.ts';
import { createAnnouncementLedger } from './announcement-ledger.ts';
import { createAnnouncementStore } from './announcement-store.ts';
import { createBoardStore } from './board-store.ts';
import { createCursorStore } from './cursor-store.ts';
import { createDeliveryTrouble } from './delivery-trouble.ts';
import { createDeskLoad } from './desk-load.ts';
import { createDigestSource } from './digest-source.ts';
import { createEndedSessions } from './ended-sessions.ts';
import { createEventOverview } from './event-overview.ts';
import { createEventRemains } from './event-remains.ts';
import { createEventStore } from './event-store.ts';
import { createExportTables } from './export/export-tables.ts';
import { createIntake } from './intake.ts';
import { createLateMessages } from './late-messages.ts';
import { createOrganizerPages } from './organizer-pages.ts';
import { createOrganizerStore } from './organizer-store.ts';
import type { Orm } from './orm.ts';
import { createOwnTickets } from './own-tickets.ts';
import { createParkedStore } from './parked-store.ts';
import { createScriptStore } from './script-store.ts';
import { createShiftStore } from './shift-store.ts';
import { createStatistics } from './statistics/statistics.ts';
import { createTaskDirectory } from './task-directory.ts';
import { createTicketPages } from './ticket-pages.ts';
import { createTicketQueries } from './ticket-queries.ts';
import { createTicketStore } from './ticket-store.ts';
import { createUnroutedStore } from './unrouted-store.ts';

export type Stores = ReturnType<typeof createStores>;

/**
 * Everything that is read from and written to the database, by what it is for.
 * @param options.agentsChatId the agents' chat of events that name none
 */
export function createStores(orm: Orm, options: { agentsChatId: number | null }) {
  const events = createEventStore(orm, options.agentsChatId);
  const agentDirectory = createAgentDirectory(orm, events);
  const statistics = createStatistics(orm);
  return {
    agentDirectory,
    agentPages: createAgentPages(orm),
    agents: createAgentStore(orm),
    announcementLedger: createAnnouncementLedger(orm),
    announcements: createAnnouncementStore(orm),
    boards: createBoardStore(orm, options.agentsChatId),
    cursors: createCursorStore(orm),
    deliveryTrouble: createDeliveryTrouble(orm),
    deskLoad: createDeskLoad(orm),
    digestSource: createDigestSource(orm, { events, statistics, agentDirectory }),
    directory: createTaskDirectory(orm),
    endedSessions: createEndedSessions(orm),
    eventOverview: createEventOverview(orm),
    eventRemains: createEventRemains(orm),
    events,
    exports: createExportTables(orm),
    intake: createIntake(orm, options.agentsChatId),
    lateMessages: createLateMessages(orm),
    organizerPages: createOrganizerPages(orm),
    organizers: createOrganizerStore(orm),
    ownTickets: createOwnTickets(orm),
    parked: createParkedStore(orm),
    scripts: createScriptStore(orm),
    shifts: createShiftStore(orm),
    statistics,
    ticketPages: createTicketPages(orm),
    ticketQueries: createTicketQueries(orm),
    tickets: createTicketStore(orm),
    unrouted: createUnroutedStore(orm),
  };
}
