import { shorten } from '../src/domain/message-text.ts';
import type { Button } from '../src/domain/ports.ts';
import { givenName } from '../src/domain/steps.ts';
import { MOST_URGENT } from '../src/domain/ticket-facts.ts';
import type { TicketStatus } from '../src/domain/ticket-status.ts';
import type { Translate } from '../src/i18n/translate.ts';
import { callbackData } from '../src/telegram/callback-data.ts';
import { escapeHtml } from '../src/telegram/html.ts';

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
/** From here on it is told in hours. */
const LONG = 120;

/**
 * What a ticket's card says in Telegram, as HTML: which ticket it is, and how it stands. `leastLoaded` are names of
 * agents, for a ticket that nobody has.
 */
export function cardText(
  translate: Translate,
  ticket: TicketForAgents,
  leastLoaded: string[],
): string {
  const { number, subject, organizer, event, priority, status, agent, rating } = ticket;
  const head = translate(event.locale, 'agents-card', {
    number,
    subject: shortSubject(subject),
    organizer: escapeHtml(organizer),
    event: escapeHtml(event.name),
    urgent: priority === MOST_URGENT ? 'yes' : 'no',
  });
  const standing = translate(event.locale, `agents-card-${status}`, {
    agent: escapeHtml(givenName(agent ?? '')),
    held: agent === null ? 'no' : 'yes',
    rating: rating ?? 0,
    names: escapeHtml(leastLoaded.join(', ')),
    least: leastLoaded.length === 0 ? 'no' : 'yes',
  });
  return `${head}\n${standing}`;
}

/** The buttons of a card, and of what reminds of it. */
export function cardButtons(
  translate: Translate,
  { number, status, event, url }: TicketForAgents,
): Button[][] {
  const take = {
    text: translate(event.locale, 'button-take'),
    data: callbackData({ action: 'take', number }),
  };
  const open = url ? [{ text: translate(event.locale, 'button-todoist'), url }] : [];
  const row = [...(status === 'new' ? [take] : []), ...open];
  return row.length === 0 ? [] : [row];
}

/** A ticket's subject as HTML, cut to what a card holds. */
export function shortSubject(subject: string): string {
  return escapeHtml(shorten(subject, SUBJECT_LENGTH));
}

/** So many minutes in words: nobody counts in minutes what has waited over a weekend. */
export function span(translate: Translate, locale: string, minutes: number): string {
  return minutes < LONG
    ? translate(locale, 'span-minutes', { count: minutes })
    : translate(locale, 'span-hours', { count: Math.round(minutes / 60) });
}
