import { Composer, type Context } from 'telegraf';
import type { OwnTicket } from '../../database/own-tickets.ts';
import type { OutsideEvent } from '../../domain/events.ts';
import type { BotDeps } from '../deps.ts';
import { cardPage } from './card-page.ts';
import { onTicketPress, type TicketPress } from './organizer-press.ts';

type Ending = 'solve' | 'reopen' | 'cancel';

/** Solved, Reopen and Cancel, below a card or a notice. The ticket's workflow decides what becomes of them. */
export function endRequest(deps: BotDeps): Composer<Context> {
  return new Composer<Context>(
    onTicketPress(deps, 'solve', (press) =>
      tell(deps, press, { type: 'organizerSolved' }, 'pressed-solved'),
    ),
    onTicketPress(deps, 'reopen', (press) =>
      tell(deps, press, { type: 'organizerReopened' }, 'pressed-reopen'),
    ),
    onTicketPress(deps, 'cancel', (press) =>
      tell(deps, press, { type: 'organizerCancelled' }, 'pressed-cancel'),
    ),
  );
}

async function tell(
  deps: BotDeps,
  press: TicketPress<Ending>,
  event: OutsideEvent,
  answer: string,
): Promise<string> {
  const { organizer, ticket, action, chatId, messageId, id } = press;
  const heard = await deps.tickets.tell(ticket.number, event, `press-${id}`);
  // Below a notice there is no card to be turned over.
  if (action.page !== undefined) {
    const becomes = heard === 'heard' ? statusAfter(action.action, ticket) : 'closed';
    const card = await cardPage(deps, organizer, { ...ticket, status: becomes }, action.page);
    deps.replies.edit({ chatId, messageId, ...card });
  }
  return heard === 'heard' ? answer : 'pressed-late';
}

/** How the ticket stands once its workflow has heard of the press; the read model says so a moment later. */
function statusAfter(ending: Ending, ticket: OwnTicket): OwnTicket['status'] {
  if (ending === 'reopen') {
    if (ticket.status !== 'resolved') return ticket.status;
    return ticket.agentName === null ? 'new' : 'claimed';
  }
  if (!isActive(ticket)) return ticket.status;
  return ending === 'solve' ? 'resolved' : 'closed';
}

function isActive({ status }: OwnTicket): boolean {
  return status !== 'resolved' && status !== 'closed';
}
