import { difference, writeBoard } from './board-writes.ts';
import { doOnBoard, becoming, stay, type Decision } from './decision.ts';
import type { BoardView, TicketEvent } from './events.ts';
import { commentSeen } from './on-comment.ts';
import {
  boardUpdated,
  commentPosted,
  effectFailed,
  moverFound,
  noticeSent,
  receiptShown,
  remarkPosted,
  replySent,
  taskCreated,
} from './on-outcome.ts';
import {
  messagesMovedAway,
  organizerCancelled,
  organizerRated,
  organizerReopened,
  organizerSolved,
  organizerWrote,
} from './on-organizer.ts';
import { taskSeen } from './on-task.ts';
import { close } from './steps.ts';
import { reopenDeadline } from './timers.ts';
import type { TicketState } from './ticket-state.ts';

/**
 * The life of a ticket: what a ticket becomes, and what is to be done, when something happens to it.
 * Pure: the same state, event and time always give the same decision. `now` is epoch milliseconds.
 */
export function decide(state: TicketState, event: TicketEvent, now: number): Decision {
  return showOnBoard(react(stay(state), event, now));
}

/** When the ticket next needs attention though nothing happened; epoch milliseconds, or null for never. */
export function nextDeadline(state: TicketState): number | null {
  if (state.status !== 'resolved' || state.resolvedAt === null) return null;
  return reopenDeadline(state.resolvedAt, state.event.reopenWindow);
}

function react(before: Decision, event: TicketEvent, now: number): Decision {
  switch (event.type) {
    case 'organizerWrote':
      return organizerWrote(before, event.message);
    case 'messagesMovedAway':
      return messagesMovedAway(before, event.move);
    case 'organizerSolved':
      return organizerSolved(before, now);
    case 'organizerReopened':
      return organizerReopened(before);
    case 'organizerCancelled':
      return organizerCancelled(before, now);
    case 'organizerRated':
      return organizerRated(before, event.given);
    case 'taskSeen':
      return taskSeen(before, event.task, now);
    case 'commentSeen':
      return commentSeen(before, event.comment, now);
    case 'deadlinePassed':
      return deadlinePassed(before, now);
    case 'taskCreated':
      return taskCreated(before, event, now);
    case 'commentPosted':
      return commentPosted(before, event, now);
    case 'remarkPosted':
      return remarkPosted(before, event, now);
    case 'boardUpdated':
      return boardUpdated(before, event, now);
    case 'moverFound':
      return moverFound(before, event.agent, now);
    case 'replySent':
      return replySent(before, event, now);
    case 'noticeSent':
      return noticeSent(before, event);
    case 'receiptShown':
      return receiptShown(before, event);
    case 'effectFailed':
      return effectFailed(before, event, now);
  }
}

function deadlinePassed(before: Decision, now: number): Decision {
  const deadline = nextDeadline(before.state);
  return deadline !== null && now >= deadline ? close(before, 'closed', now) : before;
}

/** The board is made to say what the ticket says, whatever it was that came between. */
function showOnBoard(decision: Decision): Decision {
  const { state } = decision;
  if (state.taskGone || (state.task === null && state.seenMessages.length === 0)) return decision;
  const change = difference(state.board, desiredView(state));
  if (Object.keys(change).length === 0) return decision;
  const { known, writeId } = writeBoard(state.board, change);
  return doOnBoard(becoming(decision, { board: known }), { type: 'updateBoard', writeId, change });
}

function desiredView(state: TicketState): BoardView {
  const { shown } = state.board;
  const assignee = state.agent?.id ?? null;
  // Where it is in doubt that the card still lies in a column of people's own, it goes back to one of ours.
  const isElsewhere = shown.column === 'elsewhere' && !state.board.unsure.includes('column');
  const keptColumn = isElsewhere ? 'elsewhere' : null;
  switch (state.status) {
    case 'new':
      return state.findingMover
        ? { ...shown, completed: false }
        : { assignee: null, column: keptColumn ?? 'new', completed: false };
    case 'claimed':
      return {
        assignee: assignee ?? shown.assignee,
        column: keptColumn ?? 'inProgress',
        completed: false,
      };
    case 'waiting':
      return {
        assignee: assignee ?? shown.assignee,
        column: keptColumn ?? 'waiting',
        completed: false,
      };
    case 'resolved':
    case 'closed':
      return { ...shown, completed: true };
  }
}
