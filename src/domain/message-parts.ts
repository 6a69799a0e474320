import { COMMENT_LIMIT, splitText, TASK_DESCRIPTION_LIMIT } from './message-text.ts';
import type { TicketState } from './ticket-state.ts';

/** Room that a task's description keeps for who, event and when. */
const DESCRIPTION_HEADER = 1_000;

/** A message of the organizer as the board shows it. */
export interface CardParts {
  description: string;
  /** What has no room in the description, and the file's comment. */
  comments: string[];
}

/** The opening message: the card itself; its file and what is too long for a description are comments. */
export function cardParts(state: TicketState, text: string, hasFile: boolean): CardParts {
  const [description = '', ...rest] = splitText(text, TASK_DESCRIPTION_LIMIT - DESCRIPTION_HEADER);
  const isOver = rest.length === 0 && !hasFile;
  return { description, comments: isOver ? [] : commentParts(state, rest.join('\n')) };
}

/** Why the organizer rated so, headed by the rating. */
export function ratingParts(state: TicketState, text: string): string[] {
  const stars = state.rating === null ? '⭐' : `⭐ ${state.rating}/5`;
  return commentParts(state, `${stars} ${text}`);
}

/** A later message: comments headed by the organizer's name. Its file goes with the first. */
export function commentParts(state: TicketState, text: string): string[] {
  const header = `**${state.organizer.name}:**`;
  const room = COMMENT_LIMIT - header.length - 1;
  return splitText(text, room).map((part) => `${header} ${part}`.trimEnd());
}
