import { createAgentsChatActivities } from './agents-chat.ts';
import { createAnnouncementActivities } from './announcements.ts';
import { createDigestActivities } from './digest.ts';
import { createFileActivities } from './files.ts';
import type { Ports } from './ports.ts';
import { createReplyActivities } from './replies.ts';
import { createTelegramActivities } from './telegram.ts';
import { createTicketActivities } from './tickets.ts';
import { createTodoistActivities } from './todoist.ts';

/** Everything that workflows may do to the world outside. */
export function createActivities(ports: Ports) {
  return {
    ...createTelegramActivities(ports),
    ...createReplyActivities(ports),
    ...createAgentsChatActivities(ports),
    ...createAnnouncementActivities(ports),
    ...createDigestActivities(ports),
    ...createFileActivities(ports),
    ...createTodoistActivities(ports),
    ...createTicketActivities(ports),
  };
}

export type Activities = ReturnType<typeof createActivities>;
