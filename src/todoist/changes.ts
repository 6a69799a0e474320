import { z } from 'zod';
import type { Collaborator } from '../database/agent-store.ts';

/**
 * The one parser of what Todoist tells, by webhook or by `/sync`: both carry the same wire objects. It reads what is
 * needed and lets everything else be, since Todoist adds fields at any time.
 */
export type BoardChange =
  | { kind: 'task'; taskId: string; task: WireTask; by: string | null }
  | { kind: 'comment'; taskId: string; comment: WireComment };

const id = z.union([z.string().min(1), z.number()]).transform(String);
const flag = z.union([z.boolean(), z.number()]).transform(Boolean);

const wireTask = z.object({
  id,
  // Of a deleted task no more than its id may be left.
  project_id: id.nullish().transform((value) => value ?? null),
  section_id: id.nullish().transform((value) => value ?? null),
  responsible_uid: id.nullish().transform((value) => value ?? null),
  labels: z
    .array(z.string())
    .nullish()
    .transform((value) => value ?? [])
    .catch([]),
  priority: z.number().int().min(1).max(4).catch(1),
  checked: flag.nullish().transform((value) => value ?? false),
  is_deleted: flag.nullish().transform((value) => value ?? false),
  updated_at: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
});
export type WireTask = z.infer<typeof wireTask>;

const wireComment = z.object({
  id,
  item_id: id,
  content: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
  posted_uid: id.nullish().transform((value) => value ?? null),
  posted_at: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  is_deleted: flag.nullish().transform((value) => value ?? false),
  file_attachment: z
    .object({ file_name: z.string().nullish() })
    .nullish()
    .transform((value) => value ?? null),
});
export type WireComment = z.infer<typeof wireComment>;

const wireWebhook = z.object({
  event_name: z.string(),
  event_data: z.record(z.string(), z.unknown()),
  initiator: z.object({ id }).nullish(),
});

const wireSync = z.object({
  sync_token: z.string(),
  full_sync: flag.nullish().transform((value) => value ?? false),
  items: z
    .array(z.unknown())
    .nullish()
    .transform((value) => value ?? []),
  notes: z
    .array(z.unknown())
    .nullish()
    .transform((value) => value ?? []),
  collaborators: z
    .array(z.unknown())
    .nullish()
    .transform((value) => value ?? []),
});

const wireCollaborator = z
  .object({ id, full_name: z.string().nullish(), email: z.string().nullish() })
  .transform(({ id: userId, full_name: name, email }) => ({
    id: userId,
    name: name || email || 'Agent',
    email: email ?? '',
  }));

/**
 * Reads a webhook's body.
 * @returns the change; null for events that do not concern tickets
 * @throws ZodError where it is no webhook of Todoist
 */
export function readWebhook(body: unknown): BoardChange | null {
  const { event_name: name, event_data: data, initiator } = wireWebhook.parse(body);
  const by = initiator?.id ?? null;
  if (name.startsWith('note:')) {
    if (data['item_id'] === undefined || data['item_id'] === null) return null;
    const comment = wireComment.parse({ ...data, is_deleted: name === 'note:deleted' });
    return toComment({ ...comment, posted_uid: comment.posted_uid ?? by });
  }
  if (!name.startsWith('item:')) return null;
  const told = {
    'item:deleted': { is_deleted: true },
    'item:completed': { checked: true },
    'item:uncompleted': { checked: false },
  }[name];
  return toTask(wireTask.parse({ ...data, ...told }), by);
}

/** What a pull brought; what cannot be read is counted, and passed over. */
export interface Pull {
  token: string;
  isFull: boolean;
  changes: BoardChange[];
  collaborators: Collaborator[];
  unreadable: number;
}

/**
 * Reads an answer of `/sync`. What lies between two pulls has no order there; people take a task, answer, and end it,
 * so open tasks come first, then comments, then the tasks that are done.
 * @throws ZodError where it is no answer of `/sync`
 */
export function readPull(body: unknown): Pull {
  const {
    sync_token: token,
    full_sync: isFull,
    items,
    notes,
    collaborators,
  } = wireSync.parse(body);
  const tasks = readAll(items, wireTask);
  const comments = readAll(
    // Comments on a project belong to no ticket.
    notes.filter(
      (note) => typeof note === 'object' && note !== null && 'item_id' in note && note.item_id,
    ),
    wireComment,
  );
  const people = readAll(collaborators, wireCollaborator);
  const inOrder = comments.read.toSorted((one, other) => time(one) - time(other));
  const isOver = (task: WireTask) => task.checked || task.is_deleted;
  const open = tasks.read.filter((task) => !isOver(task));
  const over = tasks.read.filter(isOver);
  return {
    token,
    isFull,
    changes: [
      ...open.map((task) => toTask(task, null)),
      ...inOrder.map(toComment),
      ...over.map((task) => toTask(task, null)),
    ],
    collaborators: people.read,
    unreadable: tasks.unreadable + comments.unreadable,
  };
}

function readAll<T>(values: unknown[], schema: z.ZodType<T>): { read: T[]; unreadable: number } {
  const results = values.map((value) => schema.safeParse(value));
  const read = results.flatMap((result) => (result.success ? [result.data] : []));
  return { read, unreadable: results.length - read.length };
}

function toTask(task: WireTask, by: string | null): BoardChange {
  return { kind: 'task', taskId: task.id, task, by };
}

function toComment(comment: WireComment): BoardChange {
  return { kind: 'comment', taskId: comment.item_id, comment };
}

function time(comment: WireComment): number {
  return comment.posted_at === null ? 0 : Date.parse(comment.posted_at);
}
