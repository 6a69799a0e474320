import { difference, writeBoard } from './board-writes.ts';
import { doOnBoard, becoming, remember, stay, type Decision } from './decision.ts';
import type { BoardView } from './card.ts';
import type { TicketEvent } from './events.ts';
import { showToAgents } from './agents-card.ts';
import { keepLastMessages } from './last-messages.ts';
import { agentTook } from './on-agents.ts';
import { commentGone, commentSeen } from './on-comment.ts';
import { deadlinePassed } from './on-deadline.ts';
import { organizerEdited } from './on-edit.ts';
import { languageChosen, organizerReturned } from './on-organizer-state.ts';
import {
  boardUpdated,
  commentPosted,
  messageEdited,
  remarkPosted,
  taskCreated,
  wordsShown,
} from './on-board-outcome.ts';
import { effectFailed } from './on-failure.ts';
import { operatorActed } from './on-operator.ts';
import {
  cardShown,
  escalated,
  noticeSent,
  receiptShown,
  reminderShown,
  replyEdited,
  replySent,
} from './on-sent.ts';
import {
  messagesMovedAway,
  organizerCancelled,
  organizerRated,
  organizerReopened,
  organizerSolved,
  organizerWrote,
} from './on-organizer.ts';
import { moverFound, taskSeen } from './on-task.ts';
import { keepTime } from './since.ts';
import { keepTrue } from './still-true.ts';
import type { TicketState } from './ticket-state.ts';

/**
 * The life of a ticket: what a ticket becomes, and what is to be done, when something happens to it.
 * Pure: the same state, event and time always give the same decision. `now` is epoch milliseconds.
 */
export function decide(state: TicketState, event: TicketEvent, now: number): Decision {
  const decision = react(stay(state), event, now);
  const inTime = becoming(decision, keepTime(state, decision.state, now));
  const shown = showToAgents(showOnBoard(keepTrue(inTime)));
  return keepLastMessages(state, keepHistory(state, shown, now), event);
}

function react(before: Decision, event: TicketEvent, now: number): Decision {
  switch (event.type) {
    case 'organizerWrote':
      return organizerWrote(before, event.message, now);
    case 'organizerEdited':
      return organizerEdited(before, event.edit);
    case 'organizerReturned':
      return organizerReturned(before);
    case 'languageChosen':
      return languageChosen(before, event.language);
    case 'agentTook':
      return agentTook(before, event.take, now);
    case 'messagesMovedAway':
      return messagesMovedAway(before, event.move);
    case 'organizerSolved':
      return organizerSolved(before, now);
    case 'organizerReopened':
      return organizerReopened(before, now);
    case 'organizerCancelled':
      return organizerCancelled(before, now);
    case 'organizerRated':
      return organizerRated(before, event.given);
    case 'taskSeen':
      return taskSeen(before, event.task, now);
    case 'commentSeen':
      return commentSeen(before, event.comment, now);
    case 'commentGone':
      return commentGone(before, event.commentId, now);
    case 'deadlinePassed':
      return deadlinePassed(before, now);
    case 'operatorActed':
      return operatorActed(before, event, now);
    case 'taskCreated':
      return taskCreated(before, event, now);
    case 'commentPosted':
      return commentPosted(before, event, now);
    case 'messageEdited':
      return messageEdited(before, event, now);
    case 'remarkPosted':
      return remarkPosted(before, event, now);
    case 'wordsShown':
      return wordsShown(before, event, now);
    case 'boardUpdated':
      return boardUpdated(before, event, now);
    case 'moverFound':
      return moverFound(before, event.agent, now);
    case 'replySent':
      return replySent(before, event, now);
    case 'replyEdited':
      return replyEdited(before, event);
    case 'noticeSent':
      return noticeSent(before, event);
    case 'receiptShown':
      return receiptShown(before, event);
    case 'cardShown':
      return cardShown(before, event);
    case 'reminderShown':
      return reminderShown(before, event);
    case 'escalated':
      return escalated(before, event);
    case 'effectFailed':
      return effectFailed(before, event, now);
  }
}

/** Statistics and the ticket's timeline are read from its steps: a reopened ticket shows no longer when it was solved. */
function keepHistory(before: TicketState, decision: Decision, now: number): Decision {
  const { status, agent } = decision.state;
  const isStep = status !== before.status || agent?.id !== before.agent?.id;
  return isStep ? remember(decision, { type: 'ticketChanged', at: now, status, agent }) : decision;
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
