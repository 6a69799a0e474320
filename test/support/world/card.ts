import type { Agent } from '../../../src/domain/agent.ts';
import type { BoardView, Column, SeenTask } from '../../../src/domain/card.ts';
import { LENA, MAX } from '../ticket.ts';

/** Whoever Pitcrew writes as. */
export const BOT: Agent = { id: '7000', name: 'Pitcrew' };

/** A card as Todoist has it. */
export interface Card extends BoardView {
  id: string;
  deleted: boolean;
  priority: number;
  text: string;
  updatedAt: number;
  movedBy: Agent | null;
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
