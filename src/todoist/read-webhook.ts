import { z } from 'zod';
import { isOnTask, toComment, toProject, toSection, toTask, type BoardChange } from './changes.ts';
import { wireComment, wireId, wireProject, wireSection, wireTask } from './wire.ts';

const wireWebhook = z.object({
  event_name: z.string(),
  event_data: z.record(z.string(), z.unknown()),
  initiator: z.object({ id: wireId }).nullish(),
  triggered_at: z.string().nullish(),
});

/** What the name of an event says is believed, whatever its data say: they may be of another moment. */
const TOLD_BY_NAME: Record<string, object> = {
  'item:deleted': { is_deleted: true },
  'item:completed': { checked: true },
  'item:uncompleted': { checked: false },
  'section:deleted': { is_deleted: true },
  'section:archived': { is_archived: true },
  'section:unarchived': { is_archived: false },
  'project:deleted': { is_deleted: true },
  'project:archived': { is_archived: true },
  'project:unarchived': { is_archived: false },
};

/**
 * Reads a webhook's body.
 * @returns the change; null for events that do not concern tickets
 * @throws ZodError where it is no webhook of Todoist
 */
export function readWebhook(body: unknown): BoardChange | null {
  const { event_name: name, event_data, initiator, triggered_at } = wireWebhook.parse(body);
  const by = initiator?.id ?? null;
  const data = { ...event_data, ...TOLD_BY_NAME[name] };
  switch (name.split(':')[0]) {
    case 'note': {
      if (!isOnTask(data)) return null;
      const comment = wireComment.parse({ ...data, is_deleted: name === 'note:deleted' });
      const triggeredAt = triggered_at ? Date.parse(triggered_at) : Number.NaN;
      return toComment(
        { ...comment, posted_uid: comment.posted_uid ?? by },
        Number.isNaN(triggeredAt) ? null : triggeredAt,
      );
    }
    case 'item':
      return toTask(wireTask.parse(data), by);
    case 'section':
      return toSection(wireSection.parse(data));
    case 'project':
      return toProject(wireProject.parse(data));
    default:
      return null;
  }
}
