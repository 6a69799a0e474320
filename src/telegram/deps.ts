import type { Logger } from 'pino';
import type { AgentStore } from '../database/agent-store.ts';
import type { DeskLoad } from '../database/desk-load.ts';
import type { EventStore } from '../database/event-store.ts';
import type { Intake } from '../database/intake.ts';
import type { OrganizerStore } from '../database/organizer-store.ts';
import type { OwnTickets } from '../database/own-tickets.ts';
import type { ScriptStore } from '../database/script-store.ts';
import type { StatisticsStore } from '../database/statistics/statistics.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Tickets } from '../temporal/tickets.ts';
import type { Replies } from './replies.ts';

/** What the bot's features stand on. */
export interface BotDeps {
  agents: AgentStore;
  deskLoad: DeskLoad;
  events: EventStore;
  organizers: OrganizerStore;
  intake: Intake;
  ownTickets: OwnTickets;
  scripts: ScriptStore;
  statistics: StatisticsStore;
  tickets: Tickets;
  replies: Replies;
  translate: Translate;
  logger: Logger;
  /** Told when something is about to happen on the board. */
  onActivity: () => void;
}
