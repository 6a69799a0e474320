import type { AgentsText, ChatMessage, TicketStatus, Urgency } from '../src/domain/events.ts';
import { shorten } from '../src/domain/message-text.ts';
import { ChatMoved, Refused, type Button } from '../src/domain/ports.ts';
import { givenName } from '../src/domain/steps.ts';
import { MOST_URGENT } from '../src/domain/ticket-facts.ts';
import { callbackData } from '../src/telegram/callback-data.ts';
import { escapeArguments, escapeHtml } from '../src/telegram/html.ts';
import { asActivity } from './failures.ts';
import type { Ports } from './ports.ts';

/** A ticket as agents read it. */
export interface TicketForAgents {
  number: number;
  subject: string;
  status: TicketStatus;
  priority: number;
  rating: number | null;
  agent: string | null;
  organizer: string;
  event: { code: string; name: string; locale: string };
  url: string | null;
}

/** Most characters of a subject on a card. */
const SUBJECT_LENGTH = 200;
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

  const head = ({ number, subject, organizer, event, priority }: TicketForAgents) =>
    translate(event.locale, 'agents-card', {
      number,
      subject: escapeHtml(shorten(subject, SUBJECT_LENGTH)),
      organizer: escapeHtml(organizer),
      event: escapeHtml(event.name),
      urgent: priority === MOST_URGENT ? 'yes' : 'no',
    });

  const standing = async ({ status, agent, rating, event }: TicketForAgents): Promise<string> => {
    const names = status === 'new' ? await directory.leastLoaded(event.code, LEAST_LOADED) : [];
    return translate(event.locale, `agents-card-${status}`, {
      agent: escapeHtml(givenName(agent ?? '')),
      held: agent === null ? 'no' : 'yes',
      rating: rating ?? 0,
      names: escapeHtml(names.join(', ')),
      least: names.length === 0 ? 'no' : 'yes',
    });
  };

  const buttonsOf = ({ number, status, event, url }: TicketForAgents): Button[][] => {
    const take = {
      text: translate(event.locale, 'button-take'),
      data: callbackData({ action: 'take', number }),
    };
    const open = url ? [{ text: translate(event.locale, 'button-todoist'), url }] : [];
    const row = [...(status === 'new' ? [take] : []), ...open];
    return row.length === 0 ? [] : [row];
  };

  return {
    /** Sends the ticket's card, or makes the one that is there show the ticket as it is now. */
    async showCard(shown: {
      ticket: TicketForAgents;
      chatId: number;
      card: ChatMessage | null;
    }): Promise<ChatMessage> {
      const { ticket, card } = shown;
      const html = [head(ticket), await standing(ticket)].join('\n');
      const message = { html, buttons: buttonsOf(ticket) };
      return asActivity(() =>
        inChat(shown.chatId, async (chatId) => {
          if (card !== null && card.chatId === chatId) {
            const isThere = await messenger.edit({ ...card, ...message }).then(
              () => true,
              (error: unknown) => {
                if (error instanceof Refused && error.reason === 'refused-by-telegram')
                  return false;
                throw error;
              },
            );
            if (isThere) return card;
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
        subject: escapeHtml(shorten(ticket.subject, SUBJECT_LENGTH)),
        minutes,
      });
      return asActivity(() =>
        inChat(reminded.chatId, async (chatId) => ({
          chatId,
          ...(await messenger.send({ chatId, html, buttons: buttonsOf(ticket) })),
        })),
      );
    },

    findLeads: ({ eventCode }: { eventCode: string }): Promise<number[]> =>
      asActivity(() => directory.leads(eventCode)),

    /** Tells a lead, in their own chat. @returns null where the lead cannot be told there */
    async tellLead(told: {
      ticket: TicketForAgents;
      chatId: number;
      why: Urgency;
      minutes: number;
    }): Promise<ChatMessage | null> {
      const { ticket, chatId, why, minutes } = told;
      const line = translate(ticket.event.locale, `lead-${why}`, { minutes });
      const html = [line, head(ticket), await standing(ticket)].join('\n');
      return asActivity(async () => {
        try {
          return {
            chatId,
            ...(await messenger.send({ chatId, html, buttons: buttonsOf(ticket) })),
          };
        } catch (error) {
          if (error instanceof Refused) return null;
          throw error;
        }
      });
    },

    /** What a lead was told shows who has the ticket now, and what became of it. */
    async settleEscalation(settled: {
      ticket: TicketForAgents;
      message: ChatMessage;
    }): Promise<void> {
      const { ticket, message } = settled;
      const html = [head(ticket), await standing(ticket)].join('\n');
      await asActivity(() => messenger.edit({ ...message, html, buttons: buttonsOf(ticket) }));
    },

    /** Says something to those who pressed a button in an agents' chat. */
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
