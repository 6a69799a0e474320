import { z } from 'zod';
import type { Collaborator } from '../database/agent-store.ts';
import {
  wireCollaborator,
  wireComment,
  wireFlag,
  wireId,
  wireMembership,
  wireProject,
  wireSection,
  wireTask,
  type WireComment,
  type WireTask,
} from './wire.ts';

/** Something that happened to a ticket's card. */
export type CardChange =
  | { kind: 'task'; taskId: string; task: WireTask; by: string | null }
  | {
      kind: 'comment';
      taskId: string;
      comment: WireComment;
      /** When it happened, where a webhook told of it; epoch milliseconds. */
      triggeredAt: number | null;
    };

/** Something that happened to a board itself. `isGone`: deleted, archived, or hidden from the account. */
export type StructureChange =
  | { kind: 'project'; projectId: string; isGone: boolean }
  | { kind: 'section'; projectId: string | null; sectionId: string; isGone: boolean }
  | { kind: 'member'; projectId: string; userId: string; isGone: boolean };

export type BoardChange = CardChange | StructureChange;

const wireWebhook = z.object({
  event_name: z.string(),
  event_data: z.record(z.string(), z.unknown()),
  initiator: z.object({ id: wireId }).nullish(),
  triggered_at: z.string().nullish(),
});

/** What the name of an event says is believed, whatever its data say: they may be of another moment. */
const TOLD_BY_NAME: Record<string, object> = {
  'item:deleted': { is_deleted: true },
  'item:completed': { checked: true },
  'item:uncompleted': { checked: false },
  'section:deleted': { is_deleted: true },
  'section:archived': { is_archived: true },
  'section:unarchived': { is_archived: false },
  'project:deleted': { is_deleted: true },
  'project:archived': { is_archived: true },
  'project:unarchived': { is_archived: false },
};

/**
 * Reads a webhook's body.
 * @returns the change; null for events that do not concern tickets
 * @throws ZodError where it is no webhook of Todoist
 */
export function readWebhook(body: unknown): BoardChange | null {
  const { event_name: name, event_data, initiator, triggered_at } = wireWebhook.parse(body);
  const by = initiator?.id ?? null;
  const data = { ...event_data, ...TOLD_BY_NAME[name] };
  switch (name.split(':')[0]) {
    case 'note': {
      if (!isOnTask(data)) return null;
      const comment = wireComment.parse({ ...data, is_deleted: name === 'note:deleted' });
      const triggeredAt = triggered_at ? Date.parse(triggered_at) : Number.NaN;
      return toComment(
        { ...comment, posted_uid: comment.posted_uid ?? by },
        Number.isNaN(triggeredAt) ? null : triggeredAt,
      );
    }
    case 'item':
      return toTask(wireTask.parse(data), by);
    case 'section':
      return toSection(wireSection.parse(data));
    case 'project':
      return toProject(wireProject.parse(data));
    default:
      return null;
  }
}

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

function isOnTask(note: unknown): boolean {
  return typeof note === 'object' && note !== null && 'item_id' in note && Boolean(note.item_id);
}

function toTask(task: WireTask, by: string | null): CardChange {
  return { kind: 'task', taskId: task.id, task, by };
}

function toComment(comment: WireComment, triggeredAt: number | null): CardChange {
  return { kind: 'comment', taskId: comment.item_id, comment, triggeredAt };
}

function toProject(project: z.infer<typeof wireProject>): StructureChange {
  const { id: projectId, is_deleted, is_archived } = project;
  return { kind: 'project', projectId, isGone: is_deleted || is_archived };
}

function toSection(section: z.infer<typeof wireSection>): StructureChange {
  const { id: sectionId, project_id: projectId, is_deleted, is_archived } = section;
  return { kind: 'section', projectId, sectionId, isGone: is_deleted || is_archived };
}

function toMember(membership: z.infer<typeof wireMembership>): StructureChange {
  const { project_id: projectId, user_id: userId, is_deleted: isGone } = membership;
  return { kind: 'member', projectId, userId, isGone };
}

function time(comment: WireComment): number {
  return comment.posted_at === null ? 0 : Date.parse(comment.posted_at);
}
