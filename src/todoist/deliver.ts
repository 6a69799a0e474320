import type { BoardStore } from '../database/board-store.ts';
import type { TicketQueries, LinkedTicket } from '../database/ticket-queries.ts';
import type { UnroutedStore } from '../database/unrouted-store.ts';
import type { TaskLinks } from '../domain/ports.ts';
import { withoutNul } from '../domain/without-nul.ts';
import type { Tickets } from '../temporal/tickets.ts';
import type { BoardChange, CardChange } from './changes.ts';
import type { LateNews } from './late-news.ts';
import { requestIdOf } from './request-id.ts';
import type { StructureKeeper } from './structure-keeper.ts';
import type { Source, ToEvent } from './to-event.ts';

/** Hands what happened on the board to the ticket it concerns. What it returned from is durable. */
export interface ChangeDelivery extends TaskLinks {
  deliver(change: BoardChange, source: Source): Promise<void>;
}

/** @param deps.keeper made with what tells tickets of the cards that a board takes with it */
export function createChangeDelivery(deps: {
  ticketQueries: TicketQueries;
  boards: BoardStore;
  unrouted: UnroutedStore;
  tickets: Tickets;
  toEvent: ToEvent;
  lateNews: LateNews;
  keeper: (tell: (change: CardChange, source: Source) => Promise<void>) => StructureKeeper;
}): ChangeDelivery {
  const { ticketQueries, boards, unrouted, tickets, toEvent, lateNews } = deps;

  const tell = async (ticket: LinkedTicket, change: CardChange, source: Source) => {
    const event = await toEvent(change, ticket, source);
    if (event === null) return;
    const heard = await tickets.tell(ticket.number, event, requestIdOf(change, source));
    if (heard === 'closed') await lateNews.hear(ticket, event);
  };

  /** A task that is being made right now is not linked yet; one that people made elsewhere never will be. */
  const mayBecomeLinked = async (change: CardChange) =>
    change.kind === 'comment' ||
    change.task.project_id === null ||
    (await boards.byProject(change.task.project_id)) !== null;

  const deliverCard = async (shown: CardChange, source: Source) => {
    const change = withoutNul(shown);
    const ticket = await ticketQueries.numberByTaskId(change.taskId);
    if (ticket) return tell(ticket, change, source);
    if (!(await mayBecomeLinked(change))) return;
    const number = await unrouted.add(change.taskId, { change, source });
    if (number === null) return;
    const linkedMeanwhile = await ticketQueries.numberByTaskId(change.taskId);
    if (linkedMeanwhile) await tell(linkedMeanwhile, change, source);
  };
  const keeper = deps.keeper(deliverCard);

  return {
    deliver: (change, source) =>
      change.kind === 'task' || change.kind === 'comment'
        ? deliverCard(change, source)
        : keeper.hear(change, source),

    async link(made) {
      const kept = await unrouted.link(made);
      const ticket = await ticketQueries.numberByTaskId(made.taskId);
      if (!ticket) return;
      for (const each of kept) {
        const { change, source } = each.change as { change: CardChange; source: Source };
        await tell(ticket, change, source);
      }
      await unrouted.forget(kept);
    },
  };
}
