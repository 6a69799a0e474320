import type { Item } from './entities.ts';
import type { Place } from './item-place.ts';
import { newId } from './new-id.ts';

/** A task with everything at its default, to be put somewhere; `siblings` are before it. */
export function newItem(actorId: string, now: string, siblings: number): Omit<Item, keyof Place> {
  return {
    id: newId(),
    user_id: actorId,
    added_by_uid: actorId,
    assigned_by_uid: null,
    responsible_uid: null,
    labels: [],
    deadline: null,
    duration: null,
    due: null,
    is_collapsed: false,
    checked: false,
    is_deleted: false,
    added_at: now,
    completed_at: null,
    completed_by_uid: null,
    updated_at: now,
    priority: 1,
    child_order: siblings + 1,
    day_order: -1,
    content: '',
    description: '',
  };
}
