import { z } from 'zod';
import type { Collaborator } from '../database/agent-store.ts';
import {
  isOnTask,
  toComment,
  toMember,
  toProject,
  toSection,
  toTask,
  type CardChange,
  type StructureChange,
} from './changes.ts';
import {
  wireCollaborator,
  wireComment,
  wireFlag,
  wireMembership,
  wireProject,
  wireSection,
  wireTask,
  type WireComment,
  type WireTask,
} from './wire.ts';

/** What a pull asks for: all that `readPull` reads. */
export const PULLED = [
  'items',
  'notes',
  'sections',
  'projects',
  'collaborators',
  'collaborator_states',
] as const;

const list = z
  .array(z.unknown())
  .nullish()
  .transform((value) => value ?? []);

const wireSync = z.object({
  sync_token: z.string(),
  full_sync: wireFlag.nullish().transform((value) => value ?? false),
  items: list,
  notes: list,
  sections: list,
  projects: list,
  collaborators: list,
  collaborator_states: list,
});

/** What a pull brought; what cannot be read is counted, and passed over. */
export interface Pull {
  token: string;
  isFull: boolean;
  cards: CardChange[];
  structure: StructureChange[];
  collaborators: Collaborator[];
  unreadable: number;
}

/**
 * Reads an answer of `/sync`. What lies between two pulls has no order there; people take a task, answer, and end it,
 * so open tasks come first, then comments, then the tasks that are done.
 * @throws ZodError where it is no answer of `/sync`
 */
export function readPull(body: unknown): Pull {
  const answer = wireSync.parse(body);
  const tasks = readAll(answer.items, wireTask);
  // Comments on a project belong to no ticket.
  const comments = readAll(answer.notes.filter(isOnTask), wireComment);
  const inOrder = comments.read.toSorted((one, other) => time(one) - time(other));
  const isOver = (task: WireTask) => task.checked || task.is_deleted;
  return {
    token: answer.sync_token,
    isFull: answer.full_sync,
    cards: [
      ...tasks.read.filter((task) => !isOver(task)).map((task) => toTask(task, null)),
      ...inOrder.map((comment) => toComment(comment, null)),
      ...tasks.read.filter(isOver).map((task) => toTask(task, null)),
    ],
    structure: [
      ...readAll(answer.projects, wireProject).read.map(toProject),
      ...readAll(answer.sections, wireSection).read.map(toSection),
      ...readAll(answer.collaborator_states, wireMembership).read.map(toMember),
    ],
    collaborators: readAll(answer.collaborators, wireCollaborator).read,
    unreadable: tasks.unreadable + comments.unreadable,
  };
}

function readAll<T>(values: unknown[], schema: z.ZodType<T>): { read: T[]; unreadable: number } {
  const results = values.map((value) => schema.safeParse(value));
  const read = results.flatMap((result) => (result.success ? [result.data] : []));
  return { read, unreadable: results.length - read.length };
}

function time(comment: WireComment): number {
  return comment.posted_at === null ? 0 : Date.parse(comment.posted_at);
}
