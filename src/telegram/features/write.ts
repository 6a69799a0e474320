import type { Composer, Context } from 'telegraf';
import type { BotDeps } from '../deps.ts';
import { onTicketPress } from './organizer-press.ts';

/** Write, below a card: the organizer's next messages belong to its ticket. */
export function write(deps: BotDeps): Composer<Context> {
  return onTicketPress(deps, 'write', async ({ organizer, ticket, chatId }) => {
    const { number, status } = ticket;
    if (status === 'closed') return 'pressed-late';
    await deps.organizers.chooseTicket(organizer.id, number);
    deps.replies.send({
      chatId,
      html: deps.translate(organizer.language, 'write-hint', { number }),
    });
    return null;
  });
}
