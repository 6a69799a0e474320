import { ActivityCancellationType } from '@temporalio/workflow';
import type { EffectOutcome, OrganizerEffect, SendReply } from '../../src/domain/events.ts';
import { isStillSaid } from '../../src/domain/sent-replies.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import { FILE_LIFETIME, type ActivityProxies } from './proxies.ts';
import { whileWanted } from './while-wanted.ts';

type EditReply = Extract<OrganizerEffect, { type: 'editReply' }>;

interface Proxies {
  paced: ActivityProxies;
  unpaced: ActivityProxies;
}

/** What is for the organizer, through Telegram. */
export async function forOrganizer(
  { paced: telegram, unpaced }: Proxies,
  state: () => TicketState,
  effect: OrganizerEffect,
): Promise<EffectOutcome | null> {
  const { number, organizer, shownReceipt } = state();
  const to = { number, organizer };
  switch (effect.type) {
    case 'sendNotice': {
      const { notice, args, replyTo } = effect;
      const { messageId } = await telegram.sendNotice.executeWithOptions({ summary: notice }, [
        { ...to, notice, args, replyTo },
      ]);
      return { type: 'noticeSent', notice, telegramMessageId: messageId };
    }
    case 'editNotice':
      await telegram.editNotice.executeWithOptions({ summary: effect.notice }, [
        { ...to, ...effect },
      ]);
      return null;
    case 'withdrawNotice':
      await withdraw(telegram, state, effect.target, 'no longer true');
      return null;
    case 'showReceipt': {
      const { runStart, count } = effect;
      const shown = shownReceipt?.runStart === runStart ? shownReceipt : null;
      const { messageId } = await telegram.showReceipt.executeWithOptions({ summary: 'receipt' }, [
        { ...to, runStart, count, shownAs: shown?.telegramMessageId ?? null },
      ]);
      return { type: 'receiptShown', runStart, telegramMessageId: messageId };
    }
    case 'showMoved':
      await telegram.showMoved.executeWithOptions({ summary: 'moved' }, [{ ...to, ...effect }]);
      return null;
    case 'react':
      await unpaced.react.executeWithOptions({ summary: 'on the board' }, [
        { ...to, telegramMessageId: effect.telegramMessageId },
      ]);
      return null;
    case 'sendReply':
      return sendReply(telegram, state, effect);
    case 'editReply':
      return editReply(telegram, state, effect);
    case 'withdrawReply':
      for (const target of effect.targets) await withdraw(telegram, state, target, 'taken back');
      return null;
  }
}

/**
 * A reply is as many messages as its text needs; the first tells how many that are. Where its comment is taken back
 * before all of them are out, the rest stays here.
 */
async function sendReply(
  telegram: ActivityProxies,
  state: () => TicketState,
  effect: SendReply,
): Promise<EffectOutcome | null> {
  const { messageId, commentId, agent, text, file } = effect;
  const isWanted = () => isStillSaid(state(), effect);
  const telegramMessageIds: number[] = [];
  let possiblyDuplicated = false;
  for (let part = 0, parts = 1; part < parts && isWanted(); part += 1) {
    const { number, organizer } = state();
    const sent = await whileWanted(isWanted, () =>
      telegram.sendReply.executeWithOptions(
        {
          summary: file ? 'reply with a file' : 'reply',
          // A try that is under way may still get through, and then it must be known.
          cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
          ...(file ? FILE_LIFETIME : {}),
        },
        [{ number, organizer, agent, text, part, ...(file ? { file } : {}) }],
      ),
    );
    if (sent === null) break;
    telegramMessageIds.push(sent.messageId);
    possiblyDuplicated ||= sent.possiblyDuplicated ?? false;
    parts = sent.parts ?? 1;
  }
  if (telegramMessageIds.length === 0) return null;
  const sent = { type: 'replySent', messageId, commentId, telegramMessageIds } as const;
  return possiblyDuplicated ? { ...sent, possiblyDuplicated } : sent;
}

/**
 * What was sent says what the reply says now. Its file, the last of its messages, stays; where the words take fewer
 * messages than before the last of them go, where they take more those are sent.
 */
async function editReply(
  telegram: ActivityProxies,
  state: () => TicketState,
  effect: EditReply,
): Promise<EffectOutcome | null> {
  const { messageId, commentId, agent, text, hasFile } = effect;
  const { number, organizer, comments } = state();
  const targets = comments[commentId]?.telegramMessageIds ?? [];
  const [first] = targets;
  if (first === undefined || !isStillSaid(state(), effect)) return null;
  const said = { number, organizer, agent, text };
  const summary = 'edited reply';
  if (hasFile && targets.length === 1) {
    await telegram.editCaption.executeWithOptions({ summary }, [{ ...said, target: first }]);
    return null;
  }
  const file = hasFile ? targets.slice(-1) : [];
  const texts = hasFile ? targets.slice(0, -1) : targets;
  const shown: number[] = [];
  for (let part = 0, parts = 1; part < parts; part += 1) {
    const target = texts[part] ?? null;
    const edited = await telegram.editReply.executeWithOptions({ summary }, [
      { ...said, part, target },
    ]);
    shown.push(edited.messageId);
    parts = edited.parts;
  }
  for (const target of texts.slice(shown.length)) {
    await withdraw(telegram, state, target, 'edited away');
  }
  return {
    type: 'replyEdited',
    messageId,
    commentId,
    telegramMessageIds: [...shown, ...file],
  };
}

async function withdraw(
  telegram: ActivityProxies,
  state: () => TicketState,
  messageId: number,
  summary: string,
): Promise<void> {
  const { chatId, language } = state().organizer;
  await telegram.withdrawMessage.executeWithOptions({ summary }, [
    { message: { chatId, messageId }, language },
  ]);
}
