import { Composer, type Context } from 'telegraf';
import type { BotDeps } from '../deps.ts';
import { onTicketPress } from './organizer-press.ts';

/** How the help was: 1 to 5, and why in the organizer's own words if they like. */
export function rating(deps: BotDeps): Composer<Context> {
  const { tickets, organizers, replies, translate } = deps;
  return new Composer<Context>(
    onTicketPress(deps, 'rate', async ({ action, id, messageId }) => {
      const given = { rating: action.rating, promptMessageId: messageId };
      const event = { type: 'organizerRated', given } as const;
      const heard = await tickets.tell(action.number, event, `press-${id}`);
      return heard === 'heard' ? 'pressed-rate' : 'pressed-late';
    }),
    onTicketPress(deps, 'rateComment', async ({ organizer, ticket, chatId }) => {
      const { number, status } = ticket;
      if (status === 'closed') return 'pressed-late';
      await organizers.expectRatingComment(organizer.id, number);
      replies.send({
        chatId,
        html: translate(organizer.language, 'rate-comment-hint', { number }),
      });
      return null;
    }),
  );
}
