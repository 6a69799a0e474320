/** The fields of an exported ticket, in order, and where each is read: `docs/export.md` says what they mean. */
export const TICKET_COLUMNS = {
  number: 't.number',
  event: 'e.code',
  status: 't.status',
  subject: 't.subject',
  // Todoist's wire value 4 is what people see as p1: https://developer.todoist.com/api/v1
  priority: `'p' || (5 - t.priority)`,
  categories: 'to_jsonb(t.categories)',
  organizerName: 'o.name',
  organizerTelegramUserId: 'o.telegram_user_id::float8',
  agentName: 't.agent_name',
  agentTodoistUserId: 't.agent_todoist_id',
  createdAt: utc('t.created_at'),
  claimedAt: utc('t.claimed_at'),
  firstReplyAt: utc('t.first_reply_at'),
  resolvedAt: utc('t.resolved_at'),
  closedAt: utc('t.closed_at'),
  rating: 't.rating',
  ratingComment: 't.rating_comment',
  reopenedCount: 't.reopened_count',
  previousNumber: 't.previous_number',
  todoistTaskId: 't.todoist_task_id',
  todoistUrl: 't.todoist_url',
  workflowId: `'ticket-' || t.number`,
} as const;

/** The fields of an exported message, likewise. */
export const MESSAGE_COLUMNS = {
  id: 'm.id',
  ticket: 't.number',
  event: 'e.code',
  direction: 'm.direction',
  author: 'm.author',
  text: 'm.text',
  attachments: 'm.attachments',
  at: utc('m.at'),
  delivery: 'm.delivery',
  reason: 'm.reason',
  deliveredAt: utc('m.delivered_at'),
  editedAt: utc('m.edited_at'),
  withdrawnAt: utc('m.withdrawn_at'),
} as const;

/** As JSON has times: ISO 8601 in UTC, with milliseconds. */
function utc(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
