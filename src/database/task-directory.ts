import type { Orm } from './orm.ts';

/** What there is on the boards to be watched. */
export interface TaskDirectory {
  /** Tickets that are not closed, with their tasks. */
  openTasks(): Promise<{ number: number; taskId: string }[]>;
  /** Tasks of the tickets of an event that are not closed; of one holder (a Todoist account), where that is given. */
  openTasksOf(eventId: number, holder?: string): Promise<string[]>;
  /** Whether anybody is at work: a ticket is new, claimed or waiting. */
  hasActiveTickets(): Promise<boolean>;
  /** Projects of the events that are not closed. */
  projectIds: () => Promise<string[]>;
}

export function createTaskDirectory(orm: Orm): TaskDirectory {
  const rows = <T>(sql: string, values: unknown[] = []) => orm.em.fork().execute<T[]>(sql, values);
  return {
    openTasks: () =>
      rows(
        `select number, todoist_task_id as "taskId" from tickets
         where status <> 'closed' and todoist_task_id is not null order by number`,
      ),
    async openTasksOf(eventId, holder) {
      const found = await rows<{ taskId: string }>(
        `select todoist_task_id as "taskId" from tickets
         where event_id = ? and status <> 'closed' and todoist_task_id is not null
           and (?::text is null or agent_todoist_id = ?) order by number`,
        [eventId, holder ?? null, holder ?? null],
      );
      return found.map(({ taskId }) => taskId);
    },
    async hasActiveTickets() {
      const [found] = await rows<{ active: boolean }>(
        `select exists (select 1 from tickets where status in ('new', 'claimed', 'waiting')) as active`,
      );
      return found?.active ?? false;
    },
    async projectIds() {
      const events = await rows<{ id: string }>(
        `select todoist_project_id as id from events where closed_at is null`,
      );
      return events.map(({ id }) => id);
    },
  };
}
