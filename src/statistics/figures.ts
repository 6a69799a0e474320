import type { Weekday } from '../domain/opening-hours.ts';
import type { TicketStatus } from '../domain/ticket-status.ts';

/**
 * The numbers that leads are shown. What counts as what, and by which clock, is in docs/statistics.md. Durations are
 * seconds; shares go from 0 to 1; what cannot be said of so few tickets is null.
 */

/** Half of the tickets took no longer than `p50`, nine of ten no longer than `p90`. */
export interface Percentiles {
  count: number;
  p50: number | null;
  p90: number | null;
}

export interface ReplyTimes extends Percentiles {
  /** What the event promises; null where it promises nothing, or several events promise different things. */
  target: number | null;
  /** Share of tickets that were answered in time, of all whose time is over or that were answered. */
  withinTarget: number | null;
}

export interface Ratings {
  count: number;
  mean: number | null;
  distribution: Record<1 | 2 | 3 | 4 | 5, number>;
}

/** One event's numbers, or those of several together. */
export interface Figures {
  tickets: {
    opened: number;
    solved: number;
    reopened: number;
    reopenedShare: number | null;
    /** At the end of the period, or now. */
    open: number;
    unanswered: number;
    closedUnsolved: number;
    byStatus: Record<TicketStatus, number>;
  };
  firstReplySeconds: ReplyTimes;
  /** The same, counted in the event's opening hours. */
  firstReplyOpenSeconds: ReplyTimes;
  resolutionSeconds: Percentiles;
  rating: Ratings;
  messages: { in: number; out: number; notes: number };
  people: {
    participants: number | null;
    /** Admitted to the event. */
    organizers: number;
    /** Those of them who opened a ticket. */
    askers: number;
    ticketsPer100Participants: number | null;
  };
}

export interface EventFigures extends Figures {
  event: string;
  name: string;
  timezone: string;
}

export interface DayFigures {
  /** Such as `2026-05-01`, by the clock of each ticket's event. */
  day: string;
  opened: number;
  solved: number;
  /** Of the tickets opened that day. */
  firstReplySeconds: Percentiles;
  firstReplyOpenSeconds: Percentiles;
  resolutionSeconds: Percentiles;
}

export interface OpenAt {
  at: Date;
  new: number;
  claimed: number;
  waiting: number;
}

export interface AgentFigures {
  todoistUserId: string;
  name: string;
  taken: number;
  /** Of all tickets taken. */
  share: number | null;
  solved: number;
  reopened: number;
  /** Held at the end of the period, or now. */
  open: number;
  firstReplySeconds: { count: number; p50: number | null };
  firstReplyOpenSeconds: { count: number; p50: number | null };
  rating: { count: number; mean: number | null };
}

/** All numbers of some events in a period, read at one moment. */
export interface Statistics {
  asOf: Date;
  total: Figures;
  /** Each event by itself, newest first. */
  events: EventFigures[];
  days: DayFigures[];
  /** Tickets opened, by weekday and hour (24 of them), by the clock of each ticket's event. */
  openedByHour: Record<Weekday, number[]>;
  openOverTime: OpenAt[];
  /** Who took most comes first. */
  agents: AgentFigures[];
  /** How unevenly tickets were taken: 0 is even; null for fewer than two agents. */
  loadGini: number | null;
  categories: { label: string; tickets: number }[];
  uncategorized: number;
}
