import { Composer, type Context } from 'telegraf';
import type { BotDeps } from '../deps.ts';
import { cardPage } from './card-page.ts';
import { listPage } from './list-page.ts';
import { onOrganizerPress, onTicketPress } from './organizer-press.ts';
import { admitted } from './organizer.ts';

/** `/my`: all own requests in one place, page by page; each opens as a card. */
export function my(deps: BotDeps): Composer<Context> {
  const composer = new Composer();
  composer.command('my', async (ctx) => {
    const organizer = await admitted(ctx, deps);
    if (!organizer) return;
    deps.replies.send({ chatId: ctx.chat.id, ...(await listPage(deps, organizer, 1)) });
  });
  composer.use(
    onOrganizerPress(deps, 'list', async ({ organizer, action, chatId, messageId }) => {
      const page = await listPage(deps, organizer, action.page ?? 1);
      deps.replies.edit({ chatId, messageId, ...page });
      return null;
    }),
    onTicketPress(deps, 'open', async ({ organizer, ticket, action, chatId, messageId }) => {
      await deps.ownTickets.markSeen(ticket.number);
      const card = await cardPage(deps, organizer, ticket, action.page ?? 1);
      deps.replies.edit({ chatId, messageId, ...card });
      return null;
    }),
  );
  return composer;
}
