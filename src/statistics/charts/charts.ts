import { categories } from './categories.ts';
import type { Chart } from './chart.ts';
import { firstReplies } from './first-replies.ts';
import { load } from './load.ts';
import { openOverTime } from './open-over-time.ts';
import { participants } from './participants.ts';
import { ratings } from './ratings.ts';
import { repliesByEvent } from './replies-by-event.ts';
import { resolutions } from './resolutions.ts';
import { ticketsByHour } from './tickets-by-hour.ts';
import { ticketsPerDay } from './tickets-per-day.ts';

/** All charts, in the order in which they are shown. */
export const CHARTS: readonly Chart[] = [
  ticketsPerDay,
  openOverTime,
  ticketsByHour,
  firstReplies,
  resolutions,
  participants,
  repliesByEvent,
  load,
  ratings,
  categories,
];
