import type { Agent } from '../../../src/domain/agent.ts';
import { readComment, type ReplyMode } from '../../../src/domain/comments.ts';
import type { TicketEvent } from '../../../src/domain/events.ts';
import type { SeenComment } from '../../../src/domain/messages.ts';
import { scriptCall } from '../../../src/domain/scripts.ts';
import type { Clock } from './clock.ts';

/** Scripts there are. */
export const SCRIPTS: Record<string, string> = { wifi: 'The network is Hack, for {organizer}' };

/** A comment as Todoist has it. */
export interface CardComment {
  id: string;
  cardId: string;
  author: Agent;
  text: string;
  at: number;
  changedAt: number;
  isGone: boolean;
}

/** The comments of all cards, the oldest first. */
export interface CardComments {
  all: () => CardComment[];
  add(cardId: string, author: Agent, text: string): string;
  /** What is gone stays so. */
  change(commentId: string, fields: Partial<CardComment>): void;
  isOn(cardId: string, commentId: string): boolean;
}

/** @param changed is told of each comment that is new, or says something else, or is gone */
export function createCardComments(
  clock: Clock,
  changed: (comment: CardComment) => void,
): CardComments {
  let comments: CardComment[] = [];

  return {
    all: () => comments,
    add(cardId, author, text) {
      const at = clock.tick();
      const id = `c${comments.length + 1}`;
      const comment = { id, cardId, author, text, at, changedAt: at, isGone: false };
      comments = [...comments, comment];
      changed(comment);
      return id;
    },
    change(commentId, fields) {
      const known = comments.find(({ id, isGone }) => id === commentId && !isGone);
      if (!known) return;
      const now = { ...known, ...fields, changedAt: clock.tick() };
      comments = comments.map((each) => (each === known ? now : each));
      changed(now);
    },
    isOn: (cardId, commentId) =>
      comments.some((each) => each.id === commentId && each.cardId === cardId && !each.isGone),
  };
}

/** The comment as it is told of, by who looked at `asOf`. */
export function toldOf(comment: CardComment, asOf: number, mode: ReplyMode): TicketEvent {
  return comment.isGone
    ? { type: 'commentGone', commentId: comment.id }
    : { type: 'commentSeen', comment: seenComment(comment, asOf, mode) };
}

/** The comment as it is told of, with the script it calls. */
export function seenComment(comment: CardComment, asOf: number, mode: ReplyMode): SeenComment {
  const { id, author, text, at } = comment;
  const said = readComment(text, mode);
  const call = said.kind === 'reply' ? scriptCall(said.text) : null;
  if (call === null) return { id, author, text, at, asOf };
  const { name } = call;
  const known = SCRIPTS[name] ?? null;
  const script = { name, text: known, near: known === null ? Object.keys(SCRIPTS) : [] };
  return { id, author, text, at, asOf, script };
}
