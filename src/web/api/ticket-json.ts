import type { MessageRow } from '../../database/entities/message.ts';
import type { TicketFile } from '../../database/ticket-queries.ts';

/** A ticket as the API shows it. */
export function ticketJson({ ticket, messages }: TicketFile) {
  return {
    number: ticket.number,
    event: ticket.event.code,
    status: ticket.status,
    subject: ticket.subject,
    // Todoist's wire value 4 is what people see as p1: https://developer.todoist.com/api/v1
    priority: `p${5 - ticket.priority}`,
    categories: ticket.categories,
    organizer: { name: ticket.organizer.name, telegramUserId: ticket.organizer.telegramUserId },
    agent:
      ticket.agentName === null && ticket.agentTodoistId === null
        ? null
        : { todoistUserId: ticket.agentTodoistId, name: ticket.agentName },
    createdAt: ticket.createdAt,
    claimedAt: ticket.claimedAt,
    firstReplyAt: ticket.firstReplyAt,
    resolvedAt: ticket.resolvedAt,
    closedAt: ticket.closedAt,
    rating: ticket.rating,
    reopenedCount: ticket.reopenedCount,
    previousNumber: ticket.previousNumber,
    todoistTaskId: ticket.todoistTaskId,
    todoistUrl: ticket.todoistUrl,
    workflowId: `ticket-${ticket.number}`,
    messages: messages.map(messageJson),
  };
}

function messageJson(message: MessageRow) {
  return {
    id: message.id,
    direction: message.direction,
    author: message.author,
    text: message.text,
    attachments: message.attachments,
    at: message.at,
    delivery: message.delivery,
    ...(message.reason === null ? {} : { reason: message.reason }),
  };
}
