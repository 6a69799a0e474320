import type { NoticeName } from '../src/domain/texts.ts';
import type { Button } from '../src/domain/ports.ts';
import { escapeArguments } from '../src/telegram/html.ts';
import { momentText } from '../src/telegram/moment-text.ts';
import { withOwnText } from '../src/telegram/own-text.ts';
import { callbackData } from '../src/telegram/callback-data.ts';
import { asActivity } from './failures.ts';
import type { Ports } from './ports.ts';
import type { ToOrganizer } from './to-organizer.ts';

type Args = Record<string, string | number>;

/** What reaches the organizer. Each activity makes one call, so that a retry repeats nothing else. */
export function createTelegramActivities({
  messenger,
  store,
  translate,
}: Pick<Ports, 'messenger' | 'store' | 'translate'>) {
  const buttonsFor = (notice: NoticeName, to: ToOrganizer) =>
    noticeButtons(notice, to.number, (text) => translate(to.organizer.language, text));

  const noticeText = async ({
    organizer: { language },
    number,
    notice,
    args,
  }: ToOrganizer & { notice: NoticeName; args: Args }) => {
    const html = translate(language, `notice-${notice}`, escapeArguments(withTime(args, language)));
    if (notice !== 'accepted-closed') return html;
    return withOwnText(html, await store.outOfHoursText(number));
  };

  const send = async (
    to: ToOrganizer,
    message: { html: string; buttons?: Button[][]; replyTo?: number | null },
  ) => {
    const { chatId } = to.organizer;
    const sent = await asActivity(() => messenger.send({ chatId, ...message }));
    // The message is out: a failing link must not send it again, and saving the ticket makes the link anyway.
    await store
      .linkTelegramMessage({ chatId, messageId: sent.messageId, number: to.number })
      .catch(() => undefined);
    return sent;
  };

  return {
    /** Tells the organizer of a step in the ticket's life. */
    async sendNotice(
      to: ToOrganizer & { notice: NoticeName; args: Args; replyTo: number | null },
    ): Promise<{ messageId: number }> {
      return send(to, {
        html: await noticeText(to),
        buttons: buttonsFor(to.notice, to),
        replyTo: to.replyTo,
      });
    },

    /** Puts another notice in the place of one that was sent before. */
    async editNotice(
      to: ToOrganizer & { notice: NoticeName; args: Args; target: number },
    ): Promise<void> {
      const html = await noticeText(to);
      await asActivity(() =>
        messenger.edit({
          chatId: to.organizer.chatId,
          messageId: to.target,
          html,
          buttons: buttonsFor(to.notice, to),
        }),
      );
    },

    /** One receipt for a run of messages: sent with the first, edited with each later one. */
    async showReceipt(
      to: ToOrganizer & { runStart: number; count: number; shownAs: number | null },
    ): Promise<{ messageId: number }> {
      const { number, organizer, runStart, count, shownAs } = to;
      const html = translate(organizer.language, 'receipt', { number, count });
      const text = translate(organizer.language, 'button-new-request');
      const data = callbackData({ action: 'split', number, runStart, count });
      const buttons = [[{ text, data }]];
      if (shownAs === null) return send(to, { html, buttons });
      await asActivity(() =>
        messenger.edit({ chatId: organizer.chatId, messageId: shownAs, html, buttons }),
      );
      return { messageId: shownAs };
    },

    /** The receipt of messages that became a ticket of their own says so. */
    async showMoved(to: ToOrganizer & { target: number; toNumber: number }): Promise<void> {
      const { organizer, number, target, toNumber } = to;
      const html = translate(organizer.language, 'receipt-moved', { number, toNumber });
      await asActivity(() => messenger.edit({ chatId: organizer.chatId, messageId: target, html }));
    },

    /** Says silently that a message is where agents see it. */
    async react(to: ToOrganizer & { telegramMessageId: number }): Promise<void> {
      const { chatId } = to.organizer;
      await asActivity(() =>
        messenger.react({ chatId, messageId: to.telegramMessageId, emoji: '👌' }),
      );
    },
  };
}

function noticeButtons(
  notice: NoticeName,
  number: number,
  text: (id: string) => string,
): Button[][] {
  const reopen = [
    { text: text('button-reopen'), data: callbackData({ action: 'reopen', number }) },
  ];
  switch (notice) {
    case 'solved':
    case 'solved-by-you':
      return [
        [1, 2, 3, 4, 5].map((rating) => ({
          text: `${rating} ★`,
          data: callbackData({ action: 'rate', number, rating }),
        })),
        reopen,
      ];
    case 'rated':
      return [
        [{ text: text('button-comment'), data: callbackData({ action: 'rateComment', number }) }],
        reopen,
      ];
    case 'waiting-reminder':
      return [[{ text: text('button-solved'), data: callbackData({ action: 'solve', number }) }]];
    default:
      return [];
  }
}

/** The moment in `opensAt` (epoch milliseconds) as people read it, on the clocks of the event's place. */
function withTime(args: Args, language: string): Args {
  const { opensAt, timezone, ...others } = args;
  if (typeof opensAt !== 'number') return args;
  return { ...others, opensAt: momentText(opensAt, String(timezone), language) };
}
