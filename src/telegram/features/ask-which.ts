import { shorten } from '../../domain/message-text.ts';
import type { OrganizerRow } from '../../database/entities/organizer.ts';
import { callbackData } from '../callback-data.ts';
import type { BotDeps } from '../deps.ts';

/** Most characters of a ticket's subject on a button. */
const CHOICE_LENGTH = 40;
/** Most tickets to choose from: a message has 100 buttons at most. Source: Bot API. */
const CHOICES = 50;
/** A question that was to be asked longer ago than this is not asked again; milliseconds. */
const STILL_ASKED = 10 * 60_000;

/** Several tickets are open: the organizer says which one is meant, with a button each. */
export async function askWhich(
  deps: Pick<BotDeps, 'translate' | 'ownTickets' | 'replies'>,
  organizer: OrganizerRow,
): Promise<void> {
  const { translate, ownTickets, replies } = deps;
  const { language } = organizer;
  const { tickets } = await ownTickets.list(organizer.id, 1, CHOICES);
  const open = tickets.filter(({ status }) => status !== 'closed');
  const active = open.filter(({ status }) => status !== 'resolved');
  const choices = (active.length > 0 ? active : open).map(({ number, subject }) => [
    {
      text: translate(language, 'ticket-choice', {
        number,
        subject: shorten(subject, CHOICE_LENGTH),
      }),
      data: callbackData({ action: 'route', number }),
    },
  ]);
  const other = {
    text: translate(language, 'button-new-request'),
    data: callbackData({ action: 'routeNew' }),
  };
  replies.send({
    chatId: organizer.telegramUserId,
    html: translate(language, 'ask-which'),
    buttons: [...choices, [other]],
  });
}

/** Asks again those whom a stop may have left unasked: their messages wait for the answer. */
export async function askAgain(deps: BotDeps): Promise<void> {
  for (const telegramUserId of await deps.intake.waiting(new Date(Date.now() - STILL_ASKED))) {
    const organizer = await deps.organizers.byTelegramId(telegramUserId);
    if (organizer) await askWhich(deps, organizer);
  }
}
