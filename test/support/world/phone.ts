import type {
  EffectOutcome,
  FailureReason,
  OrganizerEffect,
  SendReply,
} from '../../../src/domain/effects.ts';
import { isStillSaid } from '../../../src/domain/sent-replies.ts';
import type { NoticeName } from '../../../src/domain/texts.ts';
import type { TicketState } from '../../../src/domain/ticket-state.ts';

/** A message of the bot's on the organizer's phone. */
export interface PhoneMessage {
  id: number;
  kind: 'notice' | 'receipt' | 'reply';
  notice?: NoticeName;
  commentId?: string;
  text: string;
}

/** The organizer's Telegram. */
export interface Phone {
  shown(): PhoneMessage[];
  /** Replies that arrived, by their message's id, also those taken back since. */
  arrived(): string[];
  /** Comments whose changes Telegram refused: what is shown of them is what was before. */
  unchanged(): string[];
  block(blocked: boolean): void;
  /** Does what `workflows/effects/for-organizer.ts` does. */
  carryOut: (effect: OrganizerEffect, refused?: FailureReason) => EffectOutcome | null;
}

/** A reply is as many messages as it has parts between bars. */
export function partsOf(text: string): string[] {
  return text.split('|');
}

export function createPhone(state: () => TicketState): Phone {
  let messages: PhoneMessage[] = [];
  const arrived: string[] = [];
  const unchanged: string[] = [];
  let lastId = 1_000;
  let blocked = false;

  const show = (message: Omit<PhoneMessage, 'id'>): number => {
    lastId += 1;
    messages = [...messages, { id: lastId, ...message }];
    return lastId;
  };
  const rewrite = (id: number, fields: Partial<PhoneMessage>) => {
    messages = messages.map((each) => (each.id === id ? { ...each, ...fields } : each));
  };
  const remove = (ids: number[]) => {
    messages = messages.filter(({ id }) => !ids.includes(id));
  };

  const saidBy = (ids: number[]) =>
    messages.flatMap(({ id, commentId }) => (commentId && ids.includes(id) ? [commentId] : []));

  const sendReply = (effect: SendReply, refused?: FailureReason): EffectOutcome | null => {
    if (!isStillSaid(state(), effect)) return null;
    const { messageId, commentId, sent = [] } = effect;
    const parts = partsOf(effect.text);
    // Where a long one is refused, its first part got through.
    const tried = refused
      ? parts.slice(sent.length, Math.min(parts.length - 1, 1))
      : parts.slice(sent.length);
    const ids = [...sent, ...tried.map((text) => show({ kind: 'reply', commentId, text }))];
    if (refused) {
      const failed = ids.length === 0 ? effect : { ...effect, sent: ids };
      return { type: 'effectFailed', effect: failed, reason: refused };
    }
    arrived.push(messageId);
    return { type: 'replySent', messageId, commentId, telegramMessageIds: ids };
  };

  const editReply = (
    effect: Extract<OrganizerEffect, { type: 'editReply' }>,
    refused?: FailureReason,
  ): EffectOutcome | null => {
    const { messageId, commentId } = effect;
    const targets = state().comments[commentId]?.telegramMessageIds ?? [];
    if (targets.length === 0 || !isStillSaid(state(), effect)) return null;
    if (refused) {
      unchanged.push(commentId);
      return { type: 'effectFailed', effect, reason: refused };
    }
    const ids = partsOf(effect.text).map((text, nth) => {
      const target = targets[nth];
      if (target === undefined) return show({ kind: 'reply', commentId, text });
      rewrite(target, { text });
      return target;
    });
    remove(targets.slice(ids.length));
    return { type: 'replyEdited', messageId, commentId, telegramMessageIds: ids };
  };

  const carryOut: Phone['carryOut'] = (effect, asked) => {
    const refused = blocked ? 'blocked' : asked;
    if (effect.type === 'sendReply') return sendReply(effect, refused);
    if (effect.type === 'editReply') return editReply(effect, refused);
    if (refused) {
      if (effect.type === 'withdrawReply') unchanged.push(...saidBy(effect.targets));
      return { type: 'effectFailed', effect, reason: refused };
    }
    switch (effect.type) {
      case 'sendNotice': {
        const { notice } = effect;
        const id = show({ kind: 'notice', notice, text: notice });
        return { type: 'noticeSent', notice, telegramMessageId: id };
      }
      case 'showReceipt': {
        const { runStart, count } = effect;
        const known = state().shownReceipt;
        const text = `${count}`;
        if (known?.runStart !== runStart) {
          const id = show({ kind: 'receipt', text });
          return { type: 'receiptShown', runStart, telegramMessageId: id };
        }
        rewrite(known.telegramMessageId, { text });
        return { type: 'receiptShown', ...known };
      }
      case 'editNotice':
        rewrite(effect.target, { notice: effect.notice });
        return null;
      case 'withdrawNotice':
        remove([effect.target]);
        return null;
      case 'withdrawReply':
        remove(effect.targets);
        return null;
      case 'showMoved':
      case 'react':
        return null;
    }
  };

  return {
    shown: () => messages,
    arrived: () => arrived,
    unchanged: () => unchanged,
    block: (now) => void (blocked = now),
    carryOut,
  };
}
