import type { Messenger, TaskBoard, TaskLinks, TicketStore } from '../src/domain/ports.ts';
import type { Translate } from '../src/i18n/translate.ts';
import { createTelegramActivities } from './telegram.ts';
import { createTicketActivities } from './tickets.ts';
import { createTodoistActivities } from './todoist.ts';

/** What activities stand on. */
export interface Ports {
  messenger: Messenger;
  board: TaskBoard;
  links: TaskLinks;
  store: TicketStore;
  translate: Translate;
}

/** Everything that workflows may do to the world outside. */
export function createActivities(ports: Ports) {
  return {
    ...createTelegramActivities(ports),
    ...createTodoistActivities(ports),
    ...createTicketActivities(ports),
  };
}

export type Activities = ReturnType<typeof createActivities>;
