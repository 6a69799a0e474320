import { ActivityCancellationType } from '@temporalio/workflow';
import type { EffectOutcome, OrganizerEffect, SendReply } from '../../src/domain/effects.ts';
import { isStillSaid } from '../../src/domain/sent-replies.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import { FILE_LIFETIME, type ActivityProxies } from './proxies.ts';
import { refusalOf } from './refusal.ts';
import { whileWanted } from './while-wanted.ts';

type EditReply = Extract<OrganizerEffect, { type: 'editReply' }>;

/**
 * A reply is as many messages as its text needs; each tells how many that are. Where its comment is taken back before
 * all of them are out, the rest stays here; where one is refused, those before it need not be sent again.
 */
export async function sendReply(
  telegram: ActivityProxies,
  state: () => TicketState,
  effect: SendReply,
): Promise<EffectOutcome | null> {
  const { messageId, commentId, sent: before = [] } = effect;
  const isWanted = () => isStillSaid(state(), effect);
  const telegramMessageIds = [...before];
  let possiblyDuplicated = false;
  try {
    for (let parts = before.length + 1; telegramMessageIds.length < parts && isWanted();) {
      const part = telegramMessageIds.length;
      const sent = await whileWanted(isWanted, () => sendPart(telegram, state(), effect, part));
      if (sent === null) break;
      telegramMessageIds.push(sent.messageId);
      possiblyDuplicated ||= sent.possiblyDuplicated ?? false;
      parts = sent.parts ?? 1;
    }
  } catch (error) {
    const reason = refusalOf(error);
    if (reason === null || telegramMessageIds.length === 0) throw error;
    return { type: 'effectFailed', effect: { ...effect, sent: telegramMessageIds }, reason };
  }
  if (telegramMessageIds.length === 0) return null;
  const sent = { type: 'replySent', messageId, commentId, telegramMessageIds } as const;
  return possiblyDuplicated ? { ...sent, possiblyDuplicated } : sent;
}

function sendPart(
  telegram: ActivityProxies,
  { number, organizer }: TicketState,
  { agent, text, file }: SendReply,
  part: number,
) {
  return telegram.sendReply.executeWithOptions(
    {
      summary: file ? 'reply with a file' : 'reply',
      // A try that is under way may still get through, and then it must be known.
      cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
      ...(file ? FILE_LIFETIME : {}),
    },
    [{ number, organizer, agent, text, part, ...(file ? { file } : {}) }],
  );
}

/**
 * What was sent says what the reply says now. Its file, the last of its messages, stays; where the words take fewer
 * messages than before the last of them go, where they take more those are sent.
 */
export async function editReply(
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

/** Takes a message of the bot's away from the organizer. */
export async function withdraw(
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
