import type { Agent } from './agent.ts';

/** A ticket's card, as the board shows it. */

/** Columns that Pitcrew keeps on an event's board; `elsewhere` is any column people made themselves. */
export type Column = 'new' | 'inProgress' | 'waiting' | 'elsewhere';

/** A task as Todoist shows it at one moment: a level, never an edge. */
export interface SeenTask {
  id: string;
  assignee: Agent | null;
  column: Column;
  completed: boolean;
  deleted: boolean;
  /** Moved to a project that is not the event's. */
  foreign: boolean;
  labels: string[];
  /** Todoist's wire value: 4 is what people see as p1. */
  priority: number;
  /** Todoist's own time stamp of the task; orders snapshots of one task. */
  updatedAt: string | null;
  /** When the request that returned this snapshot was sent; null for webhooks, which may be old. */
  requestedAt: number | null;
  /** Who made the change, where Todoist says so (webhooks do, polls do not). Never the bot's own account. */
  by: Agent | null;
}

/** What the board shows of a ticket. */
export interface BoardView {
  assignee: string | null;
  column: Column;
  completed: boolean;
}
