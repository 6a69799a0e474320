import type { AnnouncementLedger } from '../src/domain/announcements.ts';
import type {
  AgentDirectory,
  BoardColumns,
  Messenger,
  TaskBoard,
  TaskLinks,
  TicketStore,
} from '../src/domain/ports.ts';
import type { Translate } from '../src/i18n/translate.ts';

/** What activities stand on. */
export interface Ports {
  announcements: AnnouncementLedger;
  messenger: Messenger;
  board: TaskBoard;
  columns: BoardColumns;
  directory: AgentDirectory;
  links: TaskLinks;
  store: TicketStore;
  translate: Translate;
}
