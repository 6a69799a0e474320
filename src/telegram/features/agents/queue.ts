import type { Composer, Context } from 'telegraf';
import type { QueuedTicket } from '../../../database/desk-load.ts';
import { shorten } from '../../../domain/message-text.ts';
import { callbackData } from '../../callback-data.ts';
import type { BotDeps } from '../../deps.ts';
import { escapeHtml } from '../../html.ts';
import { age } from '../age.ts';
import type { Page } from '../page.ts';
import { deskCommand } from './desk-command.ts';
import type { Desk } from './desk-of.ts';

const LISTED = 10;
const SUBJECT_LENGTH = 60;
const EVENT_LENGTH = 40;
/** Todoist's wire value of what people see as p1. */
const URGENT = 4;

/** `/queue`: what nobody has taken yet, with a button to take it. */
export function queue(deps: BotDeps): Composer<Context> {
  return deskCommand(deps, 'queue', async (desk) => [await queuePage(deps, desk)]);
}

async function queuePage({ deskLoad, translate }: BotDeps, desk: Desk): Promise<Page> {
  const { events, language } = desk;
  const { tickets, total } = await deskLoad.queue(
    events.map(({ id }) => id),
    LISTED,
  );
  if (total === 0) return { html: translate(language, 'queue-empty'), buttons: [] };
  const line = ({ number, subject, priority, eventName, createdAt }: QueuedTicket) =>
    [
      `${priority === URGENT ? '🔴 ' : ''}<b>#${number}</b> ${escapeHtml(shorten(subject, SUBJECT_LENGTH))}`,
      [
        age(createdAt, language, translate),
        ...(events.length > 1 ? [escapeHtml(shorten(eventName, EVENT_LENGTH))] : []),
      ].join(' · '),
    ].join('\n');
  const more = total - tickets.length;
  return {
    html: [
      `<b>${translate(language, 'queue-title', { total })}</b>`,
      ...tickets.map(line),
      ...(more > 0 ? [translate(language, 'queue-more', { more })] : []),
    ].join('\n\n'),
    buttons: tickets.map(({ number }) => [
      {
        text: translate(language, 'button-take-number', { number }),
        data: callbackData({ action: 'take', number }),
      },
    ]),
  };
}
