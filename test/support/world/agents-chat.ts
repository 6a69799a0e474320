import { sayingOf } from '../../../src/domain/agents-card.ts';
import type { AgentsEffect, EffectOutcome, FailureReason } from '../../../src/domain/effects.ts';
import type { ChatMessage } from '../../../src/domain/messages.ts';
import type { TicketState } from '../../../src/domain/ticket-state.ts';

/** A message of the bot's in the agents' chat, or in a lead's own. `says` is the ticket as it tells of it. */
export interface SaidToAgents extends ChatMessage {
  kind: 'card' | 'reminder' | 'escalation' | 'answer';
  says: string;
}

/** The agents' chat, and the leads' own. */
export interface AgentsChat {
  shown(kind: SaidToAgents['kind']): SaidToAgents[];
  /** Does what `workflows/effects/for-agents.ts` does. */
  carryOut: (effect: AgentsEffect, refused?: FailureReason) => EffectOutcome | null;
}

/** @param leads chats of the leads that can be told in Telegram */
export function createAgentsChat(state: () => TicketState, leads: number[]): AgentsChat {
  let messages: SaidToAgents[] = [];
  let lastId = 500;

  const show = (kind: SaidToAgents['kind'], chatId: number): ChatMessage => {
    lastId += 1;
    const message = { chatId, messageId: lastId };
    messages = [...messages, { kind, ...message, says: sayingOf(state()) }];
    return message;
  };
  const remove = ({ messageId }: ChatMessage) => {
    messages = messages.filter((each) => each.messageId !== messageId);
  };
  const renew = ({ messageId }: ChatMessage) => {
    const says = sayingOf(state());
    messages = messages.map((each) => (each.messageId === messageId ? { ...each, says } : each));
  };

  return {
    shown: (kind) => messages.filter((each) => each.kind === kind),
    carryOut(effect, refused) {
      if (refused) return { type: 'effectFailed', effect, reason: refused };
      const { event, agentsView, status } = state();
      const { agentsChatId: chatId } = event;
      switch (effect.type) {
        case 'showCard': {
          const says = sayingOf(state());
          if (chatId === null || says === agentsView.cardShows) return null;
          const card = agentsView.card ?? show('card', chatId);
          renew(card);
          return { type: 'cardShown', card, says };
        }
        case 'remindAgents': {
          if (chatId === null || status !== 'new') return null;
          const reminder = show('reminder', chatId);
          if (agentsView.reminder) remove(agentsView.reminder);
          return { type: 'reminderShown', reminder };
        }
        case 'withdrawReminder':
          remove(effect.reminder);
          return null;
        case 'escalate': {
          const { why } = effect;
          const says = sayingOf(state());
          const told = leads.map((lead) => ({ ...show('escalation', lead), why, says }));
          return { type: 'escalated', why, told };
        }
        case 'settleEscalation':
          effect.told.forEach(renew);
          return null;
        case 'tellAgents':
          show('answer', effect.chatId);
          return null;
      }
    },
  };
}
