import { anotherBoard } from './board-view.ts';
import { becoming, doOnBoard, notice, remark, tellOrganizer, type Decision } from './decision.ts';
import type { MovedMessages, OrganizerMessage, Rating } from './events.ts';
import { COMMENT_LIMIT, firstLine, splitText, TASK_DESCRIPTION_LIMIT } from './message-text.ts';
import { close, reopen, resolve } from './steps.ts';
import type { TicketState } from './ticket-state.ts';

/** Room that a task's description keeps for who, event and when. */
const DESCRIPTION_HEADER = 1_000;

/** The organizer's words reach the board: the first message makes the task, later ones are comments. */
export function organizerWrote(before: Decision, message: OrganizerMessage): Decision {
  const { state } = before;
  if (state.seenMessages.includes(message.id)) return before;
  const taken = becoming(before, { seenMessages: [...state.seenMessages, message.id] });
  if (state.seenMessages.length === 0) return openWith(taken, message);

  const back = comeBack(taken);
  const relayed = state.taskGone
    ? makeTask(withoutTask(back), message)
    : postComment(back, message, splitText(message.text, commentRoom(state)));
  return showReceipt(relayed, message);
}

/** Messages of this ticket belong to another one now: they leave the board. */
export function messagesMovedAway(before: Decision, move: MovedMessages): Decision {
  const { state } = before;
  const gone = move.messageIds.filter((id) => !state.movedAway.includes(id));
  if (gone.length === 0) return before;
  const left = becoming(before, { movedAway: [...state.movedAway, ...gone], receipt: null });
  const cleared = doOnBoard(
    left,
    ...gone
      .flatMap((id) => state.commentsOf[id] ?? [])
      .map((commentId) => ({ type: 'deleteComment' as const, commentId })),
  );
  return tellOrganizer(cleared, {
    type: 'showMoved',
    target: move.receiptMessageId,
    toNumber: move.toNumber,
  });
}

/** The organizer pressed Solved. */
export function organizerSolved(before: Decision, now: number): Decision {
  return isActive(before.state)
    ? resolve(remark(before, 'organizer-solved'), 'solved-by-you', now)
    : before;
}

/** The organizer pressed Reopen. */
export function organizerReopened(before: Decision): Decision {
  return before.state.status === 'resolved' ? reopen(remark(before, 'organizer-reopened')) : before;
}

/** The organizer pressed Cancel. */
export function organizerCancelled(before: Decision, now: number): Decision {
  return isActive(before.state)
    ? close(remark(before, 'organizer-cancelled'), 'cancelled', now)
    : before;
}

/** The organizer gave 1 to 5 for a solved ticket; the last word counts. */
export function organizerRated(before: Decision, { rating, promptMessageId }: Rating): Decision {
  const { state } = before;
  if (state.status !== 'resolved' || rating < 1 || rating > 5) return before;
  return tellOrganizer(becoming(before, { rating }), {
    type: 'editNotice',
    notice: 'rated',
    args: { number: state.number, rating },
    target: promptMessageId,
  });
}

/** A ticket whose task is gone gets a new one with the next message. */
function withoutTask(before: Decision): Decision {
  const board = anotherBoard(before.state.board);
  return becoming(before, { taskGone: false, task: null, board });
}

function openWith(before: Decision, message: OrganizerMessage): Decision {
  const accepted = notice(before, 'accepted', {}, message.telegramMessageId);
  return makeTask(becoming(accepted, { subject: firstLine(message.text) }), message);
}

function makeTask(before: Decision, message: OrganizerMessage): Decision {
  const room = TASK_DESCRIPTION_LIMIT - DESCRIPTION_HEADER;
  const [first = '', ...rest] = splitText(message.text, room);
  const made = doOnBoard(before, { type: 'createTask', message: { ...message, text: first } });
  return rest.length === 0
    ? made
    : postComment(made, message, splitText(rest.join('\n'), commentRoom(before.state)));
}

function postComment(before: Decision, message: OrganizerMessage, texts: string[]): Decision {
  const parts = texts.map((text) => `${commentHeader(before.state)}${text}`);
  const inFlight = parts.map((text) => ({ ownId: message.id, text }));
  const posted = doOnBoard(before, { type: 'postComment', message, parts });
  return becoming(posted, { ownInFlight: [...posted.state.ownInFlight, ...inFlight] });
}

function commentHeader(state: TicketState): string {
  return `**${state.organizer.name}:** `;
}

function commentRoom(state: TicketState): number {
  return COMMENT_LIMIT - commentHeader(state).length;
}

/** A message brings a waiting ticket back to its agent, and a solved one to life. */
function comeBack(decision: Decision): Decision {
  const { status } = decision.state;
  if (status === 'waiting') return becoming(decision, { status: 'claimed' });
  // `closed` is met only when the message was accepted before the end was visible to its sender: it is not lost.
  return status === 'resolved' || status === 'closed' ? reopen(decision) : decision;
}

function showReceipt(decision: Decision, message: OrganizerMessage): Decision {
  const run = decision.state.receipt;
  const receipt = run
    ? { ...run, count: run.count + 1 }
    : { runStart: message.telegramMessageId, count: 1 };
  return tellOrganizer(becoming(decision, { receipt }), {
    type: 'showReceipt',
    runStart: receipt.runStart,
    count: receipt.count,
  });
}

function isActive(state: TicketState): boolean {
  return state.status !== 'resolved' && state.status !== 'closed';
}
