import { Composer, type Context } from 'telegraf';
import type { OwnTicket } from '../../database/own-tickets.ts';
import { shorten } from '../../domain/message-text.ts';
import type { Button } from '../../domain/ports.ts';
import type { BotDeps } from '../deps.ts';
import { callbackData } from '../callback-data.ts';
import { escapeHtml } from '../html.ts';
import { admitted, type Admitted } from './organizer.ts';

const LISTED = 20;
const SUBJECT_LENGTH = 60;
const LAST_MESSAGES = 5;
const MESSAGE_LENGTH = 300;

/** `/my`: all own requests in one place. */
export function my(deps: BotDeps): Composer<Context> {
  const composer = new Composer();
  composer.command('my', async (ctx) => {
    const organizer = await admitted(ctx, deps);
    if (!organizer) return;
    const page = await listPage(deps, organizer);
    deps.replies.send({ chatId: ctx.chat.id, ...page });
  });
  return composer;
}

/** The list of an organizer's tickets, with a button for each. */
export async function listPage(
  { ownTickets, translate }: BotDeps,
  organizer: Admitted,
): Promise<{ html: string; buttons: Button[][] }> {
  const { language } = organizer;
  const tickets = await ownTickets.list(organizer.id, LISTED);
  if (tickets.length === 0) return { html: translate(language, 'my-empty'), buttons: [] };
  const lines = tickets.map((ticket) => ticketLine(ticket, 'my-line', language, translate));
  const numbers = tickets.map(({ number }) => ({
    text: `#${number}`,
    data: callbackData({ action: 'open', number }),
  }));
  return {
    html: [`<b>${translate(language, 'my-title')}</b>`, ...lines].join('\n\n'),
    buttons: rowsOf(numbers, 5),
  };
}

/** One ticket: what was said last, and what can be done. */
export async function cardPage(
  { ownTickets, translate }: BotDeps,
  organizer: Admitted,
  ticket: OwnTicket,
): Promise<{ html: string; buttons: Button[][] }> {
  const { language } = organizer;
  const messages = await ownTickets.lastMessages(ticket.number, LAST_MESSAGES);
  const said = messages.map(({ direction, author, text }) => {
    const who = direction === 'in' ? translate(language, 'card-you') : author;
    return `<b>${escapeHtml(who)}:</b> ${escapeHtml(shorten(text, MESSAGE_LENGTH))}`;
  });
  const { number } = ticket;
  const button = (text: string, action: 'write' | 'solve' | 'reopen' | 'cancel') => ({
    text: translate(language, text),
    data: callbackData({ action, number }),
  });
  const buttons: Record<OwnTicket['status'], Button[][]> = {
    new: [
      [button('button-write', 'write'), button('button-solved', 'solve')],
      [button('button-cancel', 'cancel')],
    ],
    claimed: [
      [button('button-write', 'write'), button('button-solved', 'solve')],
      [button('button-cancel', 'cancel')],
    ],
    waiting: [
      [button('button-write', 'write'), button('button-solved', 'solve')],
      [button('button-cancel', 'cancel')],
    ],
    resolved: [[button('button-reopen', 'reopen')]],
    closed: [],
  };
  return {
    html: [ticketLine(ticket, 'card', language, translate), ...said].join('\n\n'),
    buttons: [...buttons[ticket.status], [{ text: '←', data: callbackData({ action: 'list' }) }]],
  };
}

function ticketLine(
  ticket: OwnTicket,
  text: string,
  language: string,
  translate: BotDeps['translate'],
): string {
  return translate(language, text, {
    number: ticket.number,
    subject: escapeHtml(shorten(ticket.subject, SUBJECT_LENGTH)),
    status: translate(language, `status-${ticket.status}`),
    agent: escapeHtml(ticket.agentName ?? translate(language, 'my-nobody')),
    age: age(Date.now() - new Date(ticket.createdAt).getTime(), language, translate),
  });
}

function age(milliseconds: number, language: string, translate: BotDeps['translate']): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return translate(language, 'age-now');
  if (minutes < 60) return translate(language, 'age-minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return translate(language, 'age-hours', { count: hours });
  return translate(language, 'age-days', { count: Math.floor(hours / 24) });
}

function rowsOf<T>(items: T[], width: number): T[][] {
  return items.length === 0 ? [] : [items.slice(0, width), ...rowsOf(items.slice(width), width)];
}
