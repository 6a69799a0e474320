import type { ScriptStore } from '../database/script-store.ts';
import type { LinkedTicket } from '../database/ticket-queries.ts';
import type { Column, SeenTask } from '../domain/card.ts';
import { readComment } from '../domain/comments.ts';
import type { OutsideEvent } from '../domain/events.ts';
import type { BoardFile } from '../domain/files.ts';
import type { ScriptCall, SeenComment } from '../domain/messages.ts';
import { nearNames, scriptCall } from '../domain/scripts.ts';
import { safeName } from '../files/safe-name.ts';
import type { CardChange } from './changes.ts';
import { isTodoists } from './hosts.ts';
import type { People } from './people.ts';
import type { WireAttachment, WireTask } from './wire.ts';

/** Where a change was learnt of: a pull knows when it asked, a webhook only who it was. */
export type Source = { pulledAt: number } | { deliveryId: string };

/** What a change on a card means to its ticket; null where it means nothing. */
export type ToEvent = (
  change: CardChange,
  ticket: LinkedTicket,
  source: Source,
) => Promise<OutsideEvent | null>;

/** @param deps.apiRoot origin of the API; files that lie there lie with Todoist */
export function createToEvent(deps: {
  people: People;
  scripts: ScriptStore;
  apiRoot: string;
}): ToEvent {
  const { people, scripts, apiRoot } = deps;

  const toTask = async (
    { task, by }: Extract<CardChange, { kind: 'task' }>,
    ticket: LinkedTicket,
    source: Source,
  ): Promise<SeenTask> => ({
    id: task.id,
    assignee: task.responsible_uid === null ? null : await people.agent(task.responsible_uid),
    column: columnOf(task, ticket),
    completed: task.checked,
    deleted: task.is_deleted,
    foreign: task.project_id !== null && task.project_id !== ticket.projectId,
    labels: task.labels,
    priority: task.priority,
    updatedAt: task.updated_at,
    requestedAt: 'pulledAt' in source ? source.pulledAt : null,
    by: by === null || (await people.isBot(by)) ? null : await people.agent(by),
  });

  const toComment = async (
    change: Extract<CardChange, { kind: 'comment' }>,
    authorId: string,
    ticket: LinkedTicket,
    source: Source,
  ): Promise<SeenComment> => {
    const { id, content, file_attachment: attachment, posted_at: postedAt } = change.comment;
    const asOf = seenAt(change, source);
    const file = attachment && toFile(attachment, apiRoot, asOf);
    const script = await calledScript(scripts, ticket, content);
    return {
      id,
      author: await people.agent(authorId),
      text: attachment && !file ? unreachable(content, attachment) : content,
      at: postedAt === null ? asOf : Date.parse(postedAt),
      asOf,
      ...(file ? { file } : {}),
      ...(script ? { script } : {}),
    };
  };

  return async (change, ticket, source) => {
    if (change.kind === 'task') {
      return { type: 'taskSeen', task: await toTask(change, ticket, source) };
    }
    const { id, is_deleted: isGone, posted_uid: authorId } = change.comment;
    if (isGone) return { type: 'commentGone', commentId: id };
    if (authorId === null) return null;
    return { type: 'commentSeen', comment: await toComment(change, authorId, ticket, source) };
  };
}

/**
 * When Todoist showed the comment so; epoch milliseconds. A webhook may be old, and one that does not say when it was
 * triggered tells nothing newer than the comment's first words.
 */
export function seenAt(
  { comment, triggeredAt }: Extract<CardChange, { kind: 'comment' }>,
  source: Source,
): number {
  if ('pulledAt' in source) return source.pulledAt;
  return triggeredAt ?? (comment.posted_at === null ? 0 : Date.parse(comment.posted_at));
}

function columnOf(task: WireTask, { sections }: LinkedTicket): Column {
  const columns = ['new', 'inProgress', 'waiting'] as const;
  return columns.find((column) => sections[column] === task.section_id) ?? 'elsewhere';
}

function toFile(attachment: WireAttachment, apiRoot: string, asOf: number): BoardFile | null {
  const { file_name: name, file_type: mime, file_url: url, file_size: size } = attachment ?? {};
  const address = URL.parse(url ?? '');
  if (!address || !/^https?:$/.test(address.protocol)) return null;
  return {
    name: safeName(name ?? address.pathname, 'file'),
    url: address.href,
    mime: mime ?? null,
    size: size ?? null,
    isHosted: isTodoists(address.href, apiRoot),
    ...(attachment?.upload_state === 'pending' ? { pendingSince: asOf } : {}),
  };
}

/**
 * A file without an address is named, so that it is known to be missing. What has no name either is no file: Todoist
 * shows a page that the words link to as an attachment, too.
 */
function unreachable(
  content: string,
  { file_name: name, file_url: url }: NonNullable<WireAttachment>,
): string {
  if (name === null && url === null) return content;
  return [content, `📎 ${safeName(name ?? undefined, 'file')}`]
    .filter((line) => line !== '')
    .join('\n');
}

/** The script that a reply calls, as it stands now. */
async function calledScript(
  scripts: ScriptStore,
  { eventId, replies }: LinkedTicket,
  content: string,
): Promise<ScriptCall | null> {
  const { kind, text } = readComment(content, replies);
  const call = kind === 'reply' ? scriptCall(text) : null;
  if (call === null) return null;
  const { name } = call;
  const script = await scripts.find(name, eventId);
  if (script) return { name, text: script.text, near: [] };
  const known = await scripts.forEvent(eventId);
  return {
    name,
    text: null,
    near: nearNames(
      name,
      known.map((each) => each.name),
    ),
  };
}
