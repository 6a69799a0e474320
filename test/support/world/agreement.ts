import type { BoardView } from '../../../src/domain/card.ts';
import type { TicketWorld } from './ticket-world.ts';

/** What the card shows; nothing where there is none. */
export function boardOf(world: TicketWorld): Partial<BoardView> {
  const card = world.board.card();
  if (!card || world.state().taskGone) return {};
  const { assignee, column, completed } = card;
  return { assignee, column, completed };
}

/** What the ticket knows of its card. */
export function knownBoard(world: TicketWorld): Partial<BoardView> {
  return world.state().taskGone || !world.board.card() ? {} : world.state().board.shown;
}

/** What the card is to show of the ticket; where people's choice stands, that is it. */
export function agreedBoard(world: TicketWorld): Partial<BoardView> {
  const { status, agent, taskGone } = world.state();
  const card = world.board.card();
  if (!card || taskGone) return {};
  const kept = card.column === 'elsewhere' ? card.column : null;
  const assignee = agent ? agent.id : card.assignee;
  switch (status) {
    case 'new':
      return { assignee: null, column: kept ?? 'new', completed: false };
    case 'claimed':
      return { assignee, column: kept ?? 'inProgress', completed: false };
    case 'waiting':
      return { assignee, column: kept ?? 'waiting', completed: false };
    case 'resolved':
    case 'closed':
      return { assignee: card.assignee, column: card.column, completed: true };
  }
}
