import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { TicketStatus } from '../../domain/ticket-status.ts';
import { TicketEntity } from './ticket.ts';

/** A step of a ticket's life: from `at` on it has this status and holder. Its opening is the ticket's own `createdAt`. */
export const TicketChangeEntity = defineEntity({
  name: 'TicketChange',
  tableName: 'ticket_changes',
  properties: {
    id: p.integer().primary(),
    ticket: () => p.manyToOne(TicketEntity).deleteRule('cascade'),
    at: p.datetime(3),
    status: p.text().$type<TicketStatus>(),
    agentTodoistId: p.text().strictNullable(),
    agentName: p.text().strictNullable(),
  },
  indexes: [
    {
      name: 'ticket_changes_unique',
      expression: `create unique index "ticket_changes_unique" on "ticket_changes" ("ticket_number", "at", "status", coalesce("agent_todoist_id", ''))`,
    },
    { name: 'ticket_changes_at_index', properties: ['at'] },
  ],
});

export type TicketChangeRow = InferEntity<typeof TicketChangeEntity>;
