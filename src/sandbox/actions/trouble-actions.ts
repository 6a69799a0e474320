import { z } from 'zod';

import type { TelegramServer } from '../telegram-server.ts';
import type { TodoistServer } from '../todoist-server.ts';
import { type Action, ActionError, define } from './action.ts';
import { known } from './telegram-actions.ts';

const nothing = z.object({});
const toggle = z.object({ on: z.boolean() });
/** Seconds that a vendor asks to wait: long enough to be seen, short enough to watch. */
const RETRY_AFTER = 10;

/** The buttons that make the vendors misbehave; those that strike once answer what they have set up, as `told`. */
export function troubleActions(
  telegram: TelegramServer,
  todoist: TodoistServer,
): Record<string, Action> {
  return {
    'telegram-down': define(toggle, ({ on }) => telegram.trouble.down(on)),
    'todoist-down': define(toggle, ({ on }) => todoist.trouble.down(on)),
    block: define(toggle.extend({ person: z.number().int() }), ({ person, on }) => {
      known(telegram, person);
      if (on) telegram.trouble.block(person);
      else telegram.trouble.unblock(person);
    }),
    'lose-answer': define(nothing, () => {
      telegram.trouble.loseAnswer('sendMessage');
      return { told: 'The bot’s next message will arrive, but the bot will not hear that it did.' };
    }),
    'telegram-429': define(nothing, () => {
      telegram.trouble.failNext('sendMessage', {
        code: 429,
        description: `Too Many Requests: retry after ${RETRY_AFTER}`,
        retryAfter: RETRY_AFTER,
      });
      return { told: `The bot’s next message is put off for ${RETRY_AFTER} seconds.` };
    }),
    'todoist-429': define(nothing, () => {
      todoist.trouble.failNext({ path: '/sync' }, { status: 429, retryAfter: RETRY_AFTER });
      return { told: `The next call to Todoist is put off for ${RETRY_AFTER} seconds.` };
    }),
    'repeat-update': define(nothing, () => {
      const last = telegram.updates().at(-1)?.['update_id'];
      if (typeof last !== 'number')
        throw new ActionError(400, 'Nobody has written to the bot yet.');
      telegram.redeliver(last);
      return { told: 'Telegram has sent its last update again. Nothing may come of it.' };
    }),
    'repeat-webhook': define(nothing, async () => {
      const last = todoist.deliveries().at(-1);
      if (!last) throw new ActionError(400, 'Todoist has sent no webhook yet.');
      const status = await todoist.redeliverWebhook(last.id);
      return { told: `The webhook ${last.event} came again (${status}). Nothing may come of it.` };
    }),
    'repeat-board': define(nothing, () => {
      todoist.trouble.expireSyncTokens();
      return { told: 'Todoist tells the whole board at the next pull. Nothing may come of it.' };
    }),
  };
}
