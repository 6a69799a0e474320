import type { WireComment, WireMembership, WireProject, WireSection, WireTask } from './wire.ts';

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

/** Comments on a project belong to no ticket. */
export function isOnTask(note: unknown): boolean {
  return typeof note === 'object' && note !== null && 'item_id' in note && Boolean(note.item_id);
}

export function toTask(task: WireTask, by: string | null): CardChange {
  return { kind: 'task', taskId: task.id, task, by };
}

export function toComment(comment: WireComment, triggeredAt: number | null): CardChange {
  return { kind: 'comment', taskId: comment.item_id, comment, triggeredAt };
}

export function toProject(project: WireProject): StructureChange {
  const { id: projectId, is_deleted, is_archived } = project;
  return { kind: 'project', projectId, isGone: is_deleted || is_archived };
}

export function toSection(section: WireSection): StructureChange {
  const { id: sectionId, project_id: projectId, is_deleted, is_archived } = section;
  return { kind: 'section', projectId, sectionId, isGone: is_deleted || is_archived };
}

export function toMember(membership: WireMembership): StructureChange {
  const { project_id: projectId, user_id: userId, is_deleted: isGone } = membership;
  return { kind: 'member', projectId, userId, isGone };
}
