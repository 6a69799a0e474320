import type { EventStanding } from '../../../database/event-overview.ts';
import { formatAge } from '../../../length-of-time.ts';

/** Something that needs somebody, and where it is looked after. */
export interface Attention {
  text: string;
  /** Null where no page is about it. */
  href: string | null;
}

/** Unclaimed for longer is too long; milliseconds of opening hours. */
const LONG = 10 * 60_000;

/** Sentences about what is not as it should be, the gravest first; none where all is well. */
export function readAttention(found: {
  events: EventStanding[];
  undelivered: number;
  parked: number;
  faults: { name: string; reason: string }[];
}): Attention[] {
  const { events, undelivered, parked, faults } = found;
  return [
    ...faults.map(({ name, reason }) => ({ text: `Not ready: ${name}: ${reason}`, href: null })),
    ...events
      .filter(({ boardLostAt }) => boardLostAt !== null)
      .map(({ code, name }) => ({
        text: `${name} has no board: its project in Todoist is gone or no longer shared`,
        href: `/admin/events/${code}`,
      })),
    ...events
      .filter(({ oldestWait }) => oldestWait >= LONG)
      .map(({ code, name, oldestWait }) => ({
        text: `${name}: a request has been unclaimed for ${formatAge(oldestWait)}`,
        href: `/admin/tickets?event=${code}&status=new`,
      })),
    ...said(undelivered, 'not delivered', '/admin/deliveries', 'message', 'messages'),
    ...said(parked, 'put aside, for nothing could be made of it', null, 'update', 'updates'),
  ];
}

function said(
  count: number,
  what: string,
  href: string | null,
  one: string,
  many: string,
): Attention[] {
  return count === 0 ? [] : [{ text: `${count} ${count === 1 ? one : many} ${what}`, href }];
}
