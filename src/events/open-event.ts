import type { EventRow } from '../database/entities/event.ts';
import { EventTaken, type EventStore, type NewEvent } from '../database/event-store.ts';
import type { EventBoard } from './event-board.ts';

/** An event as it is asked for: without a project, it is given a new one. */
export type EventToOpen = Omit<NewEvent, 'todoistProjectId' | 'sections'> & {
  todoistProjectId: string | null;
};

/**
 * Opens an event on a project of its own, or on one that is there. Where it fails, no project of ours is left behind.
 * @throws EventTaken, BoardFault
 */
export async function openEvent(
  deps: { events: EventStore; board: EventBoard },
  event: EventToOpen,
): Promise<EventRow> {
  const { events, board } = deps;
  // Asked before a project is made; the insert below has the last word.
  if (await events.byCode(event.code)) throw new EventTaken('code');
  if (event.todoistProjectId !== null) return adopt(deps, event, event.todoistProjectId);

  const { projectId, sections } = await board.createProject(event.name);
  try {
    return await events.create({ ...event, todoistProjectId: projectId, sections });
  } catch (error) {
    await board.discardProject(projectId);
    throw error;
  }
}

async function adopt(
  { events, board }: { events: EventStore; board: EventBoard },
  event: EventToOpen,
  todoistProjectId: string,
): Promise<EventRow> {
  if (await events.byProjectId(todoistProjectId)) throw new EventTaken('todoistProjectId');
  const { sections } = await board.adoptProject(todoistProjectId);
  return events.create({ ...event, todoistProjectId, sections });
}
