import type {
  Agent,
  BoardView,
  Column,
  SeenComment,
  SeenTask,
} from '../../../src/domain/events.ts';
import { readComment } from '../../../src/domain/comments.ts';
import { scriptCall } from '../../../src/domain/scripts.ts';
import type { ReplyMode } from '../../../src/domain/comments.ts';
import { LENA, MAX } from '../ticket.ts';

/** Whoever Pitcrew writes as. */
export const BOT: Agent = { id: '7000', name: 'Pitcrew' };

/** Scripts there are. */
export const SCRIPTS: Record<string, string> = { wifi: 'The network is Hack, for {organizer}' };

/** A card as Todoist has it. */
export interface Card extends BoardView {
  id: string;
  deleted: boolean;
  priority: number;
  text: string;
  updatedAt: number;
  movedBy: Agent | null;
}

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

export function freshCard(id: string, text: string, at: number): Card {
  return {
    id,
    text,
    assignee: null,
    column: 'new' satisfies Column,
    completed: false,
    deleted: false,
    priority: 1,
    updatedAt: at,
    movedBy: null,
  };
}

/** The card as it is told of. */
export function seenCard(card: Card): SeenTask {
  const { id, column, completed, deleted, priority, assignee, updatedAt } = card;
  return {
    id,
    assignee: [LENA, MAX, BOT].find((each) => each.id === assignee) ?? null,
    column,
    completed,
    deleted,
    foreign: false,
    labels: ['support'],
    priority,
    updatedAt: new Date(updatedAt).toISOString(),
    requestedAt: null,
    by: null,
  };
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
