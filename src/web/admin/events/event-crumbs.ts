import type { EventRow } from '../../../database/entities/event.ts';
import type { Crumb } from '../show-page.ts';

/** The way to the pages of events; with `event`, to those below its own. */
export function eventCrumbs(event?: Pick<EventRow, 'code' | 'name'>): Crumb[] {
  const all = { title: 'Events', href: '/admin/events' };
  return event ? [all, { title: event.name, href: `/admin/events/${event.code}` }] : [all];
}
