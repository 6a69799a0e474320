/**
 * Who does what: tickets themselves and their read model, calls to Telegram, calls to Todoist. A vendor has a queue
 * of its own so that its limits and outages concern nobody else.
 */
export const TASK_QUEUES = {
  tickets: 'pitcrew',
  telegram: 'pitcrew-telegram',
  todoist: 'pitcrew-todoist',
} as const;
