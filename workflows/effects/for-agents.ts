import { condition } from '@temporalio/workflow';
import { sayingOf } from '../../src/domain/agents-card.ts';
import type { AgentsEffect, EffectOutcome, Escalation } from '../../src/domain/effects.ts';
import type { ChatMessage } from '../../src/domain/messages.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import { toChat, unpaced } from './proxies.ts';
import { refusalOf } from './refusal.ts';

/** A card without its link would have to be edited a moment later. */
const WAIT_FOR_TASK = '5 seconds';

/** What is for the agents' chat and for leads, through Telegram. */
export async function forAgents(
  state: () => TicketState,
  effect: AgentsEffect,
): Promise<EffectOutcome | null> {
  const { event, agentsView } = state();
  const { agentsChatId } = event;
  switch (effect.type) {
    case 'showCard':
      return agentsChatId === null ? null : showCard(state, agentsChatId);
    case 'remindAgents': {
      if (agentsChatId === null || state().status !== 'new') return null;
      const reminder = await toChat(agentsChatId).remindAgents.executeWithOptions(
        { summary: 'nobody has taken it' },
        [
          {
            ticket: factsOf(state()),
            chatId: agentsChatId,
            minutes: minutesSince(effect.since),
          },
        ],
      );
      if (agentsView.reminder) await withdraw(agentsView.reminder, event.locale);
      return { type: 'reminderShown', reminder };
    }
    case 'withdrawReminder':
      await withdraw(effect.reminder, event.locale);
      return null;
    case 'escalate': {
      const { why, since } = effect;
      const told: Escalation[] = [];
      for (const chatId of await unpaced().findLeads({ eventCode: event.code })) {
        const says = sayingOf(state());
        const lead = await toChat(chatId).tellLead.executeWithOptions({ summary: why }, [
          { ticket: factsOf(state()), chatId, why, minutes: minutesSince(since) },
        ]);
        if (lead) told.push({ ...lead, why, says });
      }
      return { type: 'escalated', why, told };
    }
    case 'settleEscalation':
      for (const { why, says, ...message } of effect.told) {
        if (says === sayingOf(state())) continue;
        await toChat(message.chatId).settleEscalation.executeWithOptions({ summary: 'settled' }, [
          { ticket: factsOf(state()), message, why },
        ]);
      }
      return null;
    case 'tellAgents': {
      const { chatId, text, args } = effect;
      await toChat(chatId).tellAgents.executeWithOptions({ summary: text }, [
        { chatId, text, args, locale: event.locale },
      ]);
      return null;
    }
  }
}

async function showCard(state: () => TicketState, chatId: number): Promise<EffectOutcome | null> {
  if (state().agentsView.card === null) {
    await condition(() => state().task !== null || state().taskGone, WAIT_FOR_TASK);
  }
  const { agentsView } = state();
  const says = sayingOf(state());
  if (says === agentsView.cardShows) return null;
  const card = await toChat(chatId).showCard.executeWithOptions({ summary: 'card' }, [
    { ticket: factsOf(state()), chatId, card: agentsView.card },
  ]);
  return { type: 'cardShown', card, says };
}

/** Takes no turn: it is no message. Where Telegram refuses, the reminder stays, and nothing else is held up by it. */
async function withdraw(message: ChatMessage, language: string): Promise<void> {
  try {
    await unpaced().withdrawMessage.executeWithOptions({ summary: 'no longer true' }, [
      { message, language },
    ]);
  } catch (error) {
    if (refusalOf(error) === null) throw error;
  }
}

function minutesSince(time: number): number {
  return Math.max(1, Math.round((Date.now() - time) / 60_000));
}

/** What agents read of a ticket. */
function factsOf(state: TicketState) {
  const { number, subject, status, agent, priority, rating, organizer, event, task, taskGone } =
    state;
  return {
    number,
    subject,
    status,
    priority,
    rating,
    agent: agent?.name ?? null,
    organizer: organizer.name,
    event: { code: event.code, name: event.name, locale: event.locale },
    url: taskGone ? null : (task?.url ?? null),
  };
}
