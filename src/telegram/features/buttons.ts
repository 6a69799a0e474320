import { Composer, type Context } from 'telegraf';
import type { OutsideEvent } from '../../domain/events.ts';
import { readCallbackData, type CallbackAction } from '../callback-data.ts';
import type { BotDeps } from '../deps.ts';
import { cardPage, listPage } from './my.ts';
import { admitted, type Admitted } from './organizer.ts';
import { assignRun, placeAsked } from './place-messages.ts';

/** A press of a button, by an organizer who is admitted. */
interface Press {
  organizer: Admitted;
  /** Telegram's id of the press: the same press is told once. */
  id: string;
  chatId: number;
  messageId: number;
}

/** What the organizer sees at the top of the screen for a moment. */
type Toast = string | null;

/** Buttons below the bot's messages. They carry no authority: whose ticket it is, is checked here. */
export function buttons(deps: BotDeps): Composer<Context> {
  const composer = new Composer();
  composer.on('callback_query', async (ctx) => {
    const query = ctx.callbackQuery;
    const action = 'data' in query ? readCallbackData(query.data) : null;
    const organizer = action && query.message ? await admitted(ctx, deps) : null;
    const toast =
      action && organizer && query.message
        ? await press(deps, action, {
            organizer,
            id: query.id,
            chatId: query.message.chat.id,
            messageId: query.message.message_id,
          })
        : 'pressed-old';
    const text = toast && deps.translate(organizer?.language ?? 'en', toast);
    // Telegram takes an answer for some seconds only; a late one is no reason to do the work again, or to wait.
    ctx.answerCbQuery(text ?? undefined).catch((error: unknown) => {
      deps.logger.debug({ reason: String(error) }, 'a press was answered too late');
    });
  });
  return composer;
}

async function press(deps: BotDeps, action: CallbackAction, pressed: Press): Promise<Toast> {
  if ('number' in action && !(await deps.ownTickets.get(pressed.organizer.id, action.number))) {
    return 'pressed-old';
  }
  deps.onActivity();
  switch (action.action) {
    case 'solve':
      return tell(deps, action.number, { type: 'organizerSolved' }, pressed, 'pressed-solved');
    case 'reopen':
      return tell(deps, action.number, { type: 'organizerReopened' }, pressed, 'pressed-reopen');
    case 'cancel':
      return tell(deps, action.number, { type: 'organizerCancelled' }, pressed, 'pressed-cancel');
    case 'rate': {
      const { number, rating } = action;
      const given = { rating, promptMessageId: pressed.messageId };
      return tell(deps, number, { type: 'organizerRated', given }, pressed, 'pressed-rate');
    }
    case 'split':
      return split(deps, action, pressed);
    case 'write':
      return write(deps, action.number, pressed);
    case 'route':
      return route(deps, action.number, pressed);
    case 'routeNew':
      return route(deps, null, pressed);
    case 'open':
      return open(deps, action.number, pressed);
    case 'list': {
      const { chatId, messageId, organizer } = pressed;
      deps.replies.edit({ chatId, messageId, ...(await listPage(deps, organizer)) });
      return null;
    }
    default:
      return 'pressed-old';
  }
}

async function tell(
  deps: BotDeps,
  number: number,
  event: OutsideEvent,
  pressed: Press,
  toast: string,
): Promise<Toast> {
  const heard = await deps.tickets.tell(number, event, `press-${pressed.id}`);
  return heard === 'heard' ? toast : 'pressed-late';
}

/** New request, below a receipt: the messages it stands for get a ticket of their own. */
async function split(
  deps: BotDeps,
  action: CallbackAction & { action: 'split' },
  pressed: Press,
): Promise<Toast> {
  const { number, runStart, count } = action;
  const run = await deps.intake.run(pressed.organizer.id, number, runStart, count);
  const moved = await assignRun(deps, run, number);
  if (moved === null) return 'pressed-old';
  await deps.tickets.tell(
    number,
    {
      type: 'messagesMovedAway',
      move: {
        messageIds: run.map(({ id }) => id),
        toNumber: moved,
        receiptMessageId: pressed.messageId,
      },
    },
    `press-${pressed.id}`,
  );
  return 'pressed-moved';
}

async function write(deps: BotDeps, number: number, pressed: Press): Promise<Toast> {
  const { organizer, chatId } = pressed;
  await deps.organizers.chooseTicket(organizer.id, number);
  const html = deps.translate(organizer.language, 'write-hint', { number });
  deps.replies.send({ chatId, html });
  return null;
}

/** The answer to "which request is this about?" */
async function route(deps: BotDeps, number: number | null, pressed: Press): Promise<Toast> {
  const { organizer, chatId, messageId } = pressed;
  const placedIn = await placeAsked(deps, organizer.id, number);
  const html =
    placedIn === null
      ? deps.translate(organizer.language, 'ask-which-expired')
      : deps.translate(organizer.language, 'ask-which-done', { number: placedIn });
  deps.replies.edit({ chatId, messageId, html });
  return null;
}

async function open(deps: BotDeps, number: number, pressed: Press): Promise<Toast> {
  const { organizer, chatId, messageId } = pressed;
  const ticket = await deps.ownTickets.get(organizer.id, number);
  if (!ticket) return 'pressed-old';
  deps.replies.edit({ chatId, messageId, ...(await cardPage(deps, organizer, ticket)) });
  return null;
}
