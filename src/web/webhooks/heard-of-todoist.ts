import type { CursorStore } from '../../database/cursor-store.ts';

/** Kept under this name: when a webhook of Todoist, rightly signed, came last (ISO 8601). */
export const LAST_WEBHOOK = 'todoist-webhook';

/** How exact that time is kept, so that not every webhook is a write; milliseconds. */
const EXACTNESS = 60_000;

/** Notes that a webhook of Todoist came; a failure to note it is the caller's to log. */
export function createWebhookMark(cursors: Pick<CursorStore, 'set'>) {
  let noted = 0;
  return async (now = Date.now()): Promise<void> => {
    if (now - noted < EXACTNESS) return;
    await cursors.set(LAST_WEBHOOK, new Date(now).toISOString());
    noted = now;
  };
}
