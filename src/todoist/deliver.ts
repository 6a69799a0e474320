import type { Logger } from 'pino';
import type { EventStore } from '../database/event-store.ts';
import type { TicketQueries } from '../database/ticket-queries.ts';
import type { UnroutedStore } from '../database/unrouted-store.ts';
import type { Column, OutsideEvent } from '../domain/events.ts';
import type { TaskLinks } from '../domain/ports.ts';
import type { Tickets } from '../temporal/tickets.ts';
import type { BoardChange, WireComment, WireTask } from './changes.ts';
import type { People } from './people.ts';

type LinkedTicket = NonNullable<Awaited<ReturnType<TicketQueries['numberByTaskId']>>>;

/** Where a change was learnt of: a pull knows when it asked, a webhook only who it was. */
export type Source = { pulledAt: number } | { deliveryId: string };

/** Hands what happened on the board to the ticket it concerns. What it returned from is durable. */
export interface ChangeDelivery extends TaskLinks {
  deliver(change: BoardChange, source: Source): Promise<void>;
}

export function createChangeDelivery(deps: {
  ticketQueries: TicketQueries;
  events: EventStore;
  unrouted: UnroutedStore;
  tickets: Tickets;
  people: People;
  logger: Logger;
}): ChangeDelivery {
  const { ticketQueries, events, unrouted, tickets, people, logger } = deps;

  const tell = async (ticket: LinkedTicket, change: BoardChange, source: Source) => {
    const event = await toEvent(change, ticket, source, people);
    if (event === null) return;
    const heard = await tickets.tell(ticket.number, event, requestIdOf(change, source));
    if (heard === 'closed')
      logger.info({ ticket: ticket.number }, 'the board changed after the end');
  };

  /** A task that is being made right now is not linked yet; one that people made elsewhere never will be. */
  const mayBecomeLinked = async (change: BoardChange) =>
    change.kind === 'comment' ||
    change.task.project_id === null ||
    (await events.byProjectId(change.task.project_id)) !== null;

  return {
    async deliver(change, source) {
      const ticket = await ticketQueries.numberByTaskId(change.taskId);
      if (ticket) return tell(ticket, change, source);
      if (!(await mayBecomeLinked(change))) return;
      const number = await unrouted.add(change.taskId, { change, source });
      if (number === null) return;
      const linkedMeanwhile = await ticketQueries.numberByTaskId(change.taskId);
      if (linkedMeanwhile) await tell(linkedMeanwhile, change, source);
    },

    async link(made) {
      const kept = await unrouted.link(made);
      const ticket = await ticketQueries.numberByTaskId(made.taskId);
      if (!ticket) return;
      for (const each of kept) {
        const { change, source } = each.change as { change: BoardChange; source: Source };
        await tell(ticket, change, source);
      }
      await unrouted.forget(kept);
    },
  };
}

async function toEvent(
  change: BoardChange,
  ticket: LinkedTicket,
  source: Source,
  people: People,
): Promise<OutsideEvent | null> {
  if (change.kind === 'comment') return toCommentSeen(change.comment, people);
  const { task, by } = change;
  return {
    type: 'taskSeen',
    task: {
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
      by: by === null ? null : await people.agent(by),
    },
  };
}

async function toCommentSeen(comment: WireComment, people: People): Promise<OutsideEvent | null> {
  if (comment.is_deleted || comment.posted_uid === null) return null;
  const file = comment.file_attachment?.file_name;
  const text = [comment.content, file ? `📎 ${file}` : ''].filter((line) => line !== '').join('\n');
  return {
    type: 'commentSeen',
    comment: {
      id: comment.id,
      author: await people.agent(comment.posted_uid),
      text,
      at: comment.posted_at === null ? Date.now() : Date.parse(comment.posted_at),
    },
  };
}

function columnOf(task: WireTask, { sections }: LinkedTicket): Column {
  const columns: Column[] = ['new', 'inProgress', 'waiting'];
  return (
    columns.find((column) => column !== 'elsewhere' && sections[column] === task.section_id) ??
    'elsewhere'
  );
}

/** A comment is one, wherever it was seen; each look at a task is one of its own, since levels are compared. */
function requestIdOf(change: BoardChange, source: Source): string {
  if (change.kind === 'comment') return `comment-${change.comment.id}`;
  return 'pulledAt' in source
    ? `pull-${change.taskId}-${source.pulledAt}`
    : `webhook-${source.deliveryId}`;
}
