import type { Agent } from '../src/domain/agent.ts';
import type { Urgency } from '../src/domain/effects.ts';
import type { ChatMessage } from '../src/domain/messages.ts';
import { ChatMoved, Refused } from '../src/domain/ports.ts';
import type { AgentsText } from '../src/domain/texts.ts';
import { MOST_URGENT } from '../src/domain/ticket-facts.ts';
import { escapeArguments } from '../src/telegram/html.ts';
import { cardButtons, cardText, shortSubject, span, type TicketForAgents } from './agents-card.ts';
import { asActivity } from './failures.ts';
import type { Ports } from './ports.ts';

/** How many of the least loaded agents a card names. */
const LEAST_LOADED = 3;

/** What reaches the agents' chat and the leads. Each activity makes one call, so that a retry repeats nothing else. */
export function createAgentsChatActivities({
  messenger,
  directory,
  translate,
}: Pick<Ports, 'messenger' | 'directory' | 'translate'>) {
  /** The group may have become a supergroup meanwhile: then it is found by its new id from now on. */
  const inChat = async <T>(chatId: number, call: (chatId: number) => Promise<T>): Promise<T> => {
    try {
      return await call(chatId);
    } catch (error) {
      if (!(error instanceof ChatMoved)) throw error;
      await directory.chatMoved(chatId, error.chatId);
      return call(error.chatId);
    }
  };

  const card = async (ticket: TicketForAgents): Promise<string> => {
    const { status, event } = ticket;
    const names = status === 'new' ? await directory.leastLoaded(event.code, LEAST_LOADED) : [];
    return cardText(translate, ticket, names);
  };

  return {
    /** Sends the ticket's card, or makes the one that is there show the ticket as it is now. */
    async showCard(shown: {
      ticket: TicketForAgents;
      chatId: number;
      card: ChatMessage | null;
    }): Promise<ChatMessage> {
      const { ticket, card: sent } = shown;
      const message = { html: await card(ticket), buttons: cardButtons(translate, ticket) };
      return asActivity(() =>
        inChat(shown.chatId, async (chatId) => {
          if (sent?.chatId === chatId && (await isChanged(messenger, { ...sent, ...message }))) {
            return sent;
          }
          return { chatId, ...(await messenger.send({ chatId, ...message })) };
        }),
      );
    },

    /** Says that nobody has taken the ticket yet. */
    async remindAgents(reminded: {
      ticket: TicketForAgents;
      chatId: number;
      minutes: number;
    }): Promise<ChatMessage> {
      const { ticket, minutes } = reminded;
      const html = translate(ticket.event.locale, 'agents-reminder', {
        number: ticket.number,
        subject: shortSubject(ticket.subject),
        time: span(translate, ticket.event.locale, minutes),
      });
      return asActivity(() =>
        inChat(reminded.chatId, async (chatId) => ({
          chatId,
          ...(await messenger.send({ chatId, html, buttons: cardButtons(translate, ticket) })),
        })),
      );
    },

    findLeads: ({ eventCode }: { eventCode: string }): Promise<number[]> =>
      asActivity(() => directory.leads(eventCode)),

    /** Agents that somebody's words may mean: a Todoist user id, an email address or a name. */
    findAgents: (who: string): Promise<Agent[]> => asActivity(() => directory.find(who)),

    /** Tells a lead, in their own chat. @returns null where the lead cannot be told there */
    async tellLead(told: {
      ticket: TicketForAgents;
      chatId: number;
      why: Urgency;
      minutes: number;
    }): Promise<ChatMessage | null> {
      const { ticket, chatId, why, minutes } = told;
      const { locale } = ticket.event;
      const line = translate(locale, `lead-${why}`, { time: span(translate, locale, minutes) });
      const html = `${line}\n${await card(ticket)}`;
      return asActivity(async () => {
        try {
          return {
            chatId,
            ...(await messenger.send({ chatId, html, buttons: cardButtons(translate, ticket) })),
          };
        } catch (error) {
          if (error instanceof Refused) return null;
          throw error;
        }
      });
    },

    /** What a lead was told shows who has the ticket now, and what became of it; `why` stays while it is so. */
    async settleEscalation(settled: {
      ticket: TicketForAgents;
      message: ChatMessage;
      why: Urgency;
    }): Promise<void> {
      const { ticket, message, why } = settled;
      const isUrgent = why === 'urgent' && ticket.priority === MOST_URGENT;
      const lines = isUrgent ? [translate(ticket.event.locale, 'lead-urgent')] : [];
      const html = [...lines, await card(ticket)].join('\n');
      const buttons = cardButtons(translate, ticket);
      await asActivity(() => messenger.edit({ ...message, html, buttons }));
    },

    /** Says something in an agents' chat, or to a lead: to who pressed a button there, or of the board. */
    async tellAgents(said: {
      chatId: number;
      text: AgentsText;
      args: Record<string, string | number>;
      locale: string;
    }): Promise<void> {
      const html = translate(said.locale, `agents-${said.text}`, escapeArguments(said.args));
      await asActivity(() => inChat(said.chatId, (chatId) => messenger.send({ chatId, html })));
    },
  };
}

/** Makes a message say something else. @returns false where Telegram will not change it any more */
async function isChanged(
  messenger: Ports['messenger'],
  message: Parameters<Ports['messenger']['edit']>[0],
): Promise<boolean> {
  try {
    await messenger.edit(message);
    return true;
  } catch (error) {
    if (error instanceof Refused && error.reason === 'refused-by-telegram') return false;
    throw error;
  }
}
