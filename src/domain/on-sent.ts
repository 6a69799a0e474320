import { becoming, remember, type Decision } from './decision.ts';
import type { Outcome } from './effects.ts';
import { sayOnCard } from './say-on-card.ts';
import { keepSent } from './sent-replies.ts';

/** What came of what was sent, to the organizer, to the agents' chat and to leads. */

export function replySent(before: Decision, outcome: Outcome<'replySent'>, now: number): Decision {
  const { messageId, telegramMessageIds, possiblyDuplicated } = outcome;
  const [first] = telegramMessageIds;
  return remember(sentAs(before, outcome), {
    type: 'messageDelivered',
    messageId,
    at: now,
    telegramMessageId: first,
    ...(possiblyDuplicated ? { possiblyDuplicated } : {}),
  });
}

export function replyEdited(before: Decision, outcome: Outcome<'replyEdited'>): Decision {
  return sentAs(before, outcome);
}

/** Answers to what the organizer has of a reply belong to the ticket. */
function sentAs(before: Decision, reply: Outcome<'replySent' | 'replyEdited'>): Decision {
  const { telegramMessageIds } = reply;
  return remember(
    keepSent(before, reply, telegramMessageIds),
    ...telegramMessageIds.map((telegramMessageId) => ({
      type: 'telegramMessageSent' as const,
      telegramMessageId,
    })),
  );
}

export function noticeSent(before: Decision, outcome: Outcome<'noticeSent'>): Decision {
  const { notice: name, telegramMessageId } = outcome;
  const sent = remember(before, { type: 'telegramMessageSent', telegramMessageId });
  return name === 'waiting-reminder'
    ? becoming(sent, { waitingReminder: telegramMessageId })
    : sent;
}

export function receiptShown(before: Decision, outcome: Outcome<'receiptShown'>): Decision {
  const { runStart, telegramMessageId } = outcome;
  return remember(becoming(before, { shownReceipt: { runStart, telegramMessageId } }), {
    type: 'telegramMessageSent',
    telegramMessageId,
  });
}

export function cardShown(before: Decision, { card, says }: Outcome<'cardShown'>): Decision {
  const { state } = before;
  return becoming(before, {
    agentsView: { ...state.agentsView, card, cardShows: says },
    // Telegram may have given the chat another id meanwhile.
    event: { ...state.event, agentsChatId: card.chatId },
  });
}

export function reminderShown(before: Decision, outcome: Outcome<'reminderShown'>): Decision {
  const { reminder } = outcome;
  return becoming(before, { agentsView: { ...before.state.agentsView, reminder } });
}

/** Where no lead can be told in Telegram, the card says it. */
export function escalated(before: Decision, { why, told }: Outcome<'escalated'>): Decision {
  if (told.length === 0) return sayOnCard(before, why);
  const { agentsView } = before.state;
  const escalations = [...agentsView.escalations, ...told];
  return becoming(before, { agentsView: { ...agentsView, escalations } });
}
