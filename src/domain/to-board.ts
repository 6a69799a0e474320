import { anotherBoard } from './board-view.ts';
import { becoming, doOnBoard, type Decision } from './decision.ts';
import { cardParts } from './message-parts.ts';
import type { OrganizerMessage } from './messages.ts';

/** A ticket whose task is gone gets a new one with the next message. */
export function withoutTask(before: Decision): Decision {
  const board = anotherBoard(before.state.board);
  return becoming(before, { taskGone: false, task: null, board });
}

/**
 * The message makes the card; what has no room there follows as comments.
 * @param again which further try a person has asked for
 */
export function makeTask(before: Decision, message: OrganizerMessage, again?: number): Decision {
  const hasFile = message.file !== undefined;
  const text = message.text || (message.file?.label ?? '');
  const { description, comments } = cardParts(before.state, text, hasFile);
  const made = doOnBoard(becoming(before, { cardMessage: message.id }), {
    type: 'createTask',
    message: { ...message, text: description },
    ...(description === message.text ? {} : { whole: message.text }),
    ...(again === undefined ? {} : { again }),
  });
  return comments.length === 0 ? made : postComment(made, message, comments, again);
}

/**
 * The message goes to the card as comments.
 * @param again which further try a person has asked for
 */
export function postComment(
  before: Decision,
  message: OrganizerMessage,
  parts: string[],
  again?: number,
): Decision {
  const inFlight = parts.map((text) => ({ ownId: message.id, text }));
  const posted = doOnBoard(before, {
    type: 'postComment',
    message,
    parts,
    ...(again === undefined ? {} : { again }),
  });
  return becoming(posted, { ownInFlight: [...posted.state.ownInFlight, ...inFlight] });
}
