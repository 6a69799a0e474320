import { Composer, type Context } from 'telegraf';
import type { BotDeps } from '../deps.ts';
import { onOrganizerPress, onTicketPress, type OrganizerPress } from './organizer-press.ts';
import { placeAsked } from './place-messages.ts';

/** The answer to "which request is this about?" */
export function sayWhich(deps: BotDeps): Composer<Context> {
  return new Composer<Context>(
    onTicketPress(deps, 'route', (press) => place(deps, press, press.ticket.number)),
    onOrganizerPress(deps, 'routeNew', (press) => {
      deps.onActivity();
      return place(deps, press, null);
    }),
  );
}

async function place(
  deps: BotDeps,
  { organizer, chatId, messageId }: OrganizerPress<'route' | 'routeNew'>,
  number: number | null,
): Promise<null> {
  const placedIn = await placeAsked(deps, organizer.id, number);
  const html =
    placedIn === null
      ? deps.translate(organizer.language, 'ask-which-expired')
      : deps.translate(organizer.language, 'ask-which-done', { number: placedIn });
  deps.replies.edit({ chatId, messageId, html });
  return null;
}
