import type { OwnMessage, OwnTicket } from '../../database/own-tickets.ts';
import { shorten } from '../../domain/message-text.ts';
import type { Button } from '../../domain/ports.ts';
import type { TicketStatus } from '../../domain/ticket-status.ts';
import type { Translate } from '../../i18n/translate.ts';
import { callbackData } from '../callback-data.ts';
import type { BotDeps } from '../deps.ts';
import { escapeHtml } from '../html.ts';
import { age } from './age.ts';
import type { Admitted } from './organizer.ts';
import type { Page } from './page.ts';
import { ticketLines } from './ticket-lines.ts';

const LAST_MESSAGES = 5;
const MESSAGE_LENGTH = 400;
const NAME_LENGTH = 40;

/** One ticket: what was said last, and what can be done. `page` is that of the list it was opened from. */
export async function cardPage(
  deps: BotDeps,
  { language }: Admitted,
  ticket: OwnTicket,
  page: number,
): Promise<Page> {
  const { ownTickets, translate } = deps;
  const messages = await ownTickets.lastMessages(ticket.number, LAST_MESSAGES);
  const head = ticketLines(
    { ...ticket, isUnread: false },
    { language, translate, showsEvent: true },
  );
  const back = { text: '←', data: callbackData({ action: 'list', page }) };
  return {
    html: [head, ...messages.map((message) => said(message, language, translate))].join('\n\n'),
    buttons: [...whatCanBeDone(ticket, page, (id) => translate(language, id)), [back]],
  };
}

function said(message: OwnMessage, language: string, translate: Translate): string {
  const { direction, author, text, hasFile, at } = message;
  const who = direction === 'in' ? translate(language, 'card-you') : shorten(author, NAME_LENGTH);
  const words = `${hasFile ? '📎 ' : ''}${escapeHtml(shorten(text, MESSAGE_LENGTH))}`;
  return `<b>${escapeHtml(who)}</b> · ${age(at, language, translate)}\n${words}`;
}

function whatCanBeDone(
  { number, status }: OwnTicket,
  page: number,
  text: (id: string) => string,
): Button[][] {
  const active = [
    [
      { text: text('button-write'), data: callbackData({ action: 'write', number }) },
      { text: text('button-solved'), data: callbackData({ action: 'solve', number, page }) },
    ],
    [{ text: text('button-cancel'), data: callbackData({ action: 'cancel', number, page }) }],
  ];
  const reopen = {
    text: text('button-reopen'),
    data: callbackData({ action: 'reopen', number, page }),
  };
  const buttons: Record<TicketStatus, Button[][]> = {
    new: active,
    claimed: active,
    waiting: active,
    resolved: [[reopen]],
    closed: [],
  };
  return buttons[status];
}
