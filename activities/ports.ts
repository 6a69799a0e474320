import type { AnnouncementLedger } from '../src/domain/announcements.ts';
import type {
  AgentDirectory,
  BoardColumns,
  Messenger,
  TaskBoard,
  TaskLinks,
  TicketStore,
} from '../src/domain/ports.ts';
import type { DigestSource } from '../src/statistics/digest.ts';
import type { Translate } from '../src/i18n/translate.ts';

/** What activities stand on. */
export interface Ports {
  announcements: AnnouncementLedger;
  messenger: Messenger;
  board: TaskBoard;
  columns: BoardColumns;
  digests: DigestSource;
  directory: AgentDirectory;
  links: TaskLinks;
  store: TicketStore;
  translate: Translate;
}
