import { Composer, type Context } from 'telegraf';
import { shorten } from '../../domain/message-text.ts';
import { readCallbackData, type ActionOf, type CallbackAction } from '../callback-data.ts';
import type { BotDeps } from '../deps.ts';

/** Most characters of an answer to a press. Source: Bot API, answerCallbackQuery. */
const ANSWER_LIMIT = 200;

type ActionName = CallbackAction['action'];

/** Somebody pressed a button of one kind. It carries no authority: whoever hears of it checks who it was. */
export interface Press<A extends ActionName> {
  action: ActionOf<A>;
  /** Telegram's id of the press: the same press is told once. */
  id: string;
  chatId: number;
  messageId: number;
}

/** What whoever pressed sees: for a moment at the top of the screen, or in a box to be closed. Null shows nothing. */
export type PressAnswer = { text: string; isAlert?: boolean } | null;

/** Hears the presses of one kind of button; all others go on. */
export function onPress<A extends ActionName>(
  deps: Pick<BotDeps, 'logger'>,
  name: A,
  handle: (ctx: Context, press: Press<A>) => Promise<PressAnswer>,
): Composer<Context> {
  const composer = new Composer();
  composer.on('callback_query', async (ctx, next) => {
    const { id, message, ...query } = ctx.callbackQuery;
    const action = 'data' in query ? readCallbackData(query.data) : null;
    if (!message || !action || !isOf(name, action)) return next();
    answerPress(
      ctx,
      deps,
      await handle(ctx, { action, id, chatId: message.chat.id, messageId: message.message_id }),
    );
  });
  return composer;
}

/** Telegram takes an answer for some seconds only; a late one is no reason to do the work again, or to wait. */
export function answerPress(
  ctx: Context,
  deps: Pick<BotDeps, 'logger'>,
  answer: PressAnswer,
): void {
  const text = answer === null ? undefined : shorten(answer.text, ANSWER_LIMIT);
  ctx.answerCbQuery(text, { show_alert: answer?.isAlert === true }).catch((error: unknown) => {
    deps.logger.debug({ reason: String(error) }, 'a press was answered too late');
  });
}

function isOf<A extends ActionName>(name: A, action: CallbackAction): action is ActionOf<A> {
  return action.action === name;
}
