import type { OwnTicket } from '../../database/own-tickets.ts';
import { shorten } from '../../domain/message-text.ts';
import type { Translate } from '../../i18n/translate.ts';
import { escapeHtml } from '../html.ts';
import { age } from './age.ts';

const SUBJECT_LENGTH = 60;
const NAME_LENGTH = 40;

/** A ticket in two lines of HTML: what it is about; how it stands, who has it, how old it is. */
export function ticketLines(
  ticket: OwnTicket,
  to: { language: string; translate: Translate; showsEvent: boolean },
): string {
  const { language, translate, showsEvent } = to;
  const { number, subject, status, agentName, eventName, createdAt, isUnread } = ticket;
  const facts = [
    translate(language, `status-${status}`),
    agentName ?? translate(language, 'my-nobody'),
    age(createdAt, language, translate),
    ...(showsEvent ? [eventName] : []),
  ];
  return [
    `${isUnread ? '● ' : ''}<b>#${number}</b> ${escapeHtml(shorten(subject, SUBJECT_LENGTH))}`,
    facts.map((fact) => escapeHtml(shorten(fact, NAME_LENGTH))).join(' · '),
  ].join('\n');
}
