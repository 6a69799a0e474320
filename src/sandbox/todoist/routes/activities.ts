import { z } from 'zod';

import type { ActivityEvent } from '../entities.ts';
import { invalidArgument } from '../errors.ts';
import { resultsPage } from '../page.ts';
import { get } from '../route.ts';
import type { Call, Route } from '../route.ts';

export const activityRoutes: Route[] = [
  get('/activities', (call) => {
    const events = call.world.data.activity.filter((event) => isWanted(call, event));
    return resultsPage(events.toReversed(), call.query);
  }),
];

function isWanted({ world, person, query }: Call, event: ActivityEvent): boolean {
  const projectId = event.object_type === 'project' ? event.object_id : event.parent_project_id;
  const day = event.event_date.slice(0, 10);
  return (
    (world.data.projects.get(projectId ?? '')?.members.includes(person.id) ?? false) &&
    (!query.object_type || event.object_type === wireType(query.object_type)) &&
    (!query.object_id || event.object_id === query.object_id) &&
    (!query.event_type || event.event_type === query.event_type) &&
    (!query.parent_project_id || event.parent_project_id === query.parent_project_id) &&
    (!query.parent_item_id || event.parent_item_id === query.parent_item_id) &&
    (!query.initiator_id || event.initiator_id === query.initiator_id) &&
    (!query.date_from || day >= query.date_from) &&
    (!query.date_to || day <= query.date_to) &&
    (!query.object_event_types || fitsOneOf(parseTypes(query.object_event_types), event))
  );
}

function fitsOneOf(types: string[], event: ActivityEvent): boolean {
  return types.some((type) => {
    const [object = '', verb = ''] = type.split(':');
    return (
      (!object || wireType(object) === event.object_type) && (!verb || verb === event.event_type)
    );
  });
}

function parseTypes(raw: string): string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(raw));
  } catch {
    throw invalidArgument('object_event_types', 'list of object_type:event_type');
  }
}

// The log has kept the old names of tasks and comments.
function wireType(type: string): string {
  if (type === 'task') return 'item';
  return type === 'comment' ? 'note' : type;
}
