import type { OwnTicketsPage } from '../../database/own-tickets.ts';
import type { Button } from '../../domain/ports.ts';
import { callbackData } from '../callback-data.ts';
import type { BotDeps } from '../deps.ts';
import type { Admitted } from './organizer.ts';
import type { Page } from './page.ts';
import { ticketLines } from './ticket-lines.ts';

const PAGE_SIZE = 8;
const BUTTONS_IN_A_ROW = 4;

/** One page of an organizer's tickets, with a button for each. */
export async function listPage(
  { ownTickets, translate }: BotDeps,
  { id, language }: Admitted,
  page: number,
): Promise<Page> {
  const found = await ownTickets.list(id, page, PAGE_SIZE);
  const { tickets, isOfSeveralEvents } = found;
  if (tickets.length === 0) return { html: translate(language, 'my-empty'), buttons: [] };
  const open = tickets.map(({ number, isUnread }) => ({
    text: `${isUnread ? '● ' : ''}#${number}`,
    data: callbackData({ action: 'open', number, page: found.page }),
  }));
  const title = translate(language, 'my-title', { page: found.page, pages: found.pages });
  const lines = tickets.map((ticket) =>
    ticketLines(ticket, { language, translate, showsEvent: isOfSeveralEvents }),
  );
  return {
    html: [`<b>${title}</b>`, ...lines].join('\n\n'),
    buttons: [...rowsOf(open, BUTTONS_IN_A_ROW), ...turning(found)],
  };
}

/** The way to the pages before and after. */
function turning({ page, pages }: OwnTicketsPage): Button[][] {
  const to = (text: string, target: number) => ({
    text,
    data: callbackData({ action: 'list', page: target }),
  });
  const row = [
    ...(page > 1 ? [to(`◀ ${page - 1}`, page - 1)] : []),
    ...(page < pages ? [to(`${page + 1} ▶`, page + 1)] : []),
  ];
  return row.length > 0 ? [row] : [];
}

function rowsOf<T>(items: T[], width: number): T[][] {
  return items.length === 0 ? [] : [items.slice(0, width), ...rowsOf(items.slice(width), width)];
}
