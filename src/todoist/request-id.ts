import { fingerprint } from '../domain/comments.ts';
import type { CardChange } from './changes.ts';
import { seenAt, type Source } from './to-event.ts';

/**
 * Names what a ticket is told, so that a redelivery is told once. Levels are compared: each look at a task, and each
 * other wording of a comment, is one of its own; a comment changed there and back is told three times.
 */
export function requestIdOf(change: CardChange, source: Source): string {
  if (change.kind === 'comment') {
    const { id, content, file_attachment: file, is_deleted: isGone } = change.comment;
    if (isGone) return `comment-gone-${id}`;
    const said = fingerprint(`${content}\n${file?.file_url ?? file?.file_name ?? ''}`);
    return `comment-${id}-${said}-${seenAt(change, source)}`;
  }
  const { taskId, task } = change;
  // A board that is gone takes its cards with it, and one answer may tell of both.
  const state = task.is_deleted ? '-gone' : '';
  return 'pulledAt' in source
    ? `pull-${taskId}-${source.pulledAt}${state}`
    : `webhook-${source.deliveryId}-${taskId}${state}`;
}
