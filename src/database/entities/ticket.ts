import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { TicketStatus } from '../../domain/ticket-status.ts';
import { EventEntity } from './event.ts';
import { OrganizerEntity } from './organizer.ts';

/** The read model of a ticket; the truth is its workflow. */
export const TicketEntity = defineEntity({
  name: 'Ticket',
  tableName: 'tickets',
  properties: {
    number: p
      .integer()
      .primary()
      .autoincrement(false)
      .defaultRaw(`nextval('ticket_number')`)
      .ignoreSchemaChanges('default'),
    event: () => p.manyToOne(EventEntity),
    organizer: () => p.manyToOne(OrganizerEntity).index('tickets_organizer_id_index'),
    status: p.text().$type<TicketStatus>().default('new'),
    subject: p.text(),
    /** Todoist's wire value: 4 is what people see as p1. */
    priority: p.integer().default(1),
    categories: p.array().default([]),
    agentTodoistId: p.text().strictNullable(),
    agentName: p.text().strictNullable(),
    /** Id of the message that opened the ticket: a message seen twice finds the same number. */
    origin: p.text().unique('tickets_origin_unique'),
    previousNumber: p.integer().strictNullable(),
    todoistTaskId: p.text().unique('tickets_todoist_task_id_unique').strictNullable(),
    todoistUrl: p.text().strictNullable(),
    createdAt: p.datetime(3),
    claimedAt: p.datetime(3).strictNullable(),
    firstReplyAt: p.datetime(3).strictNullable(),
    resolvedAt: p.datetime(3).strictNullable(),
    closedAt: p.datetime(3).strictNullable(),
    rating: p.integer().strictNullable(),
    ratingComment: p.text().strictNullable(),
    /** When the organizer last looked at the ticket in the bot, or wrote to it. */
    organizerSeenAt: p.datetime(3).strictNullable(),
    reopenedCount: p.integer().default(0),
  },
  indexes: [{ name: 'tickets_event_id_status_index', properties: ['event', 'status'] }],
});

export type TicketRow = InferEntity<typeof TicketEntity>;
