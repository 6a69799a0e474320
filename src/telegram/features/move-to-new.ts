import type { Composer, Context } from 'telegraf';
import type { BotDeps } from '../deps.ts';
import { onTicketPress } from './organizer-press.ts';
import { assignRun } from './place-messages.ts';

/** New request, below a receipt: the messages it stands for get a ticket of their own. */
export function moveToNew(deps: BotDeps): Composer<Context> {
  return onTicketPress(deps, 'split', async ({ organizer, action, id, messageId }) => {
    const { number, runStart, count } = action;
    const run = await deps.intake.run(organizer.id, number, runStart, count);
    const moved = await assignRun(deps, run, number);
    if (moved === null) return 'pressed-old';
    const move = {
      messageIds: run.map((message) => message.id),
      toNumber: moved,
      receiptMessageId: messageId,
    };
    await deps.tickets.tell(number, { type: 'messagesMovedAway', move }, `press-${id}`);
    return 'pressed-moved';
  });
}
