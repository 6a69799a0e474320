import { parseDuration } from '../../domain/durations.ts';
import type { Figures, Ratings, ReplyTimes } from '../../statistics/figures.ts';
import type { EventRow } from '../entities/event.ts';
import type { PeopleRowFigures } from './people-figures.ts';
import { percentiles, rounded } from './rounded.ts';
import type { StepRowFigures } from './step-figures.ts';
import type { TicketRowFigures } from './ticket-figures.ts';

/** Rows of single events, each with a row (`eventId` null) of all. */
export interface FigureRows {
  tickets: TicketRowFigures[];
  steps: StepRowFigures[];
  people: PeopleRowFigures[];
}

const NO_TICKETS: Omit<TicketRowFigures, 'eventId'> = {
  opened: 0,
  byStatus: { new: 0, claimed: 0, waiting: 0, resolved: 0, closed: 0 },
  unanswered: 0,
  closedUnsolved: 0,
  everSolved: 0,
  everReopened: 0,
  askers: 0,
  answered: 0,
  reply: null,
  replyWithin: null,
  replyOpen: null,
  replyOpenWithin: null,
  solved: 0,
  resolution: null,
  ratings: [0, 0, 0, 0, 0],
};

/** The numbers of one event, or (`eventId` null) of all of `events` together. */
export function figuresOf(rows: FigureRows, eventId: number | null, events: EventRow[]): Figures {
  const of = <Row extends { eventId: number | null }>(all: Row[]): Row | undefined =>
    all.find((row) => row.eventId === eventId);
  const tickets = of(rows.tickets) ?? { eventId, ...NO_TICKETS };
  const steps = of(rows.steps);
  const people = of(rows.people);
  const target = targetOf(events);
  return {
    tickets: {
      opened: tickets.opened,
      solved: steps?.solved ?? 0,
      reopened: steps?.reopened ?? 0,
      reopenedShare: share(tickets.everReopened, tickets.everSolved),
      open: steps?.open ?? 0,
      unanswered: tickets.unanswered,
      closedUnsolved: tickets.closedUnsolved,
      byStatus: tickets.byStatus,
    },
    firstReplySeconds: replyTimes(tickets.answered, tickets.reply, target, tickets.replyWithin),
    firstReplyOpenSeconds: replyTimes(
      tickets.answered,
      tickets.replyOpen,
      target,
      tickets.replyOpenWithin,
    ),
    resolutionSeconds: percentiles(tickets.solved, tickets.resolution),
    rating: ratingsOf(tickets.ratings),
    messages: { in: people?.in ?? 0, out: people?.out ?? 0, notes: people?.notes ?? 0 },
    people: {
      participants: participantsOf(events),
      organizers: people?.organizers ?? 0,
      askers: tickets.askers,
      ticketsPer100Participants: ticketsPer100(rows.tickets, events),
    },
  };
}

function replyTimes(
  count: number,
  values: number[] | null,
  target: number | null,
  within: number | null,
): ReplyTimes {
  return { ...percentiles(count, values), target, withinTarget: rounded(within, 4) };
}

function targetOf(events: EventRow[]): number | null {
  const targets = new Set(events.map(({ timers }) => parseDuration(timers.firstReply) ?? null));
  const [target = null] = targets;
  return target === null || targets.size > 1 ? null : target / 1_000;
}

function ratingsOf([one = 0, two = 0, three = 0, four = 0, five = 0]: number[]): Ratings {
  const count = one + two + three + four + five;
  const sum = one + 2 * two + 3 * three + 4 * four + 5 * five;
  const distribution = { 1: one, 2: two, 3: three, 4: four, 5: five };
  return { count, mean: rounded(share(sum, count), 2), distribution };
}

function participantsOf(events: EventRow[]): number | null {
  const known = events.flatMap(({ participants }) => participants ?? []);
  return known.length === 0 ? null : known.reduce((sum, participants) => sum + participants, 0);
}

/** Of the events alone whose participants are known. */
function ticketsPer100(rows: TicketRowFigures[], events: EventRow[]): number | null {
  const known = events.filter(({ participants }) => (participants ?? 0) > 0);
  const opened = known.map(({ id }) => rows.find((row) => row.eventId === id)?.opened ?? 0);
  const tickets = opened.reduce((sum, count) => sum + count, 0);
  return rounded(share(100 * tickets, participantsOf(known) ?? 0), 1);
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : rounded(part / whole, 4);
}
