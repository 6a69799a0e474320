import type { ReplyMode } from '../../../src/domain/comments.ts';
import type { OpeningHours } from '../../../src/domain/opening-hours.ts';
import type { Timers } from '../../../src/domain/timers.ts';

/** How a world is. */
export interface WorldOptions {
  /** Whether Todoist can say who dragged a card. */
  knowsMover?: boolean;
  /** Without webhooks the board is known by pulls alone. */
  hasWebhooks?: boolean;
  timers?: Timers;
  hours?: OpeningHours | null;
  replies?: ReplyMode;
  agentsChatId?: number | null;
  /** Chats of leads that can be told in Telegram. */
  leads?: number[];
}
