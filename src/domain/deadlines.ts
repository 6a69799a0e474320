import { parseDuration } from './durations.ts';
import { addOpenTime } from './opening-hours.ts';
import type { TicketState } from './ticket-state.ts';
import type { Timers } from './timers.ts';

/** A timer of a ticket, and when it fires; epoch milliseconds. */
export interface Deadline {
  timer: keyof Timers;
  /** Names this firing among those of the same timer: it is remembered by it. */
  name: string;
  at: number;
}

/** What a ticket waits for next though nothing happens; null where it waits for nothing. */
export function nextDeadline(state: TicketState): Deadline | null {
  const [first, ...others] = deadlinesOf(state);
  if (first === undefined) return null;
  return others.reduce(
    (soonest, deadline) => (deadline.at < soonest.at ? deadline : soonest),
    first,
  );
}

/** Whether a timer of this kind has still to fire, and is due by `now`; epoch milliseconds. */
export function isDue(state: TicketState, timer: keyof Timers, now: number): boolean {
  return deadlinesOf(state).some((deadline) => deadline.timer === timer && deadline.at <= now);
}

/** Every timer of the ticket that has still to fire, as its status is now. */
function deadlinesOf(state: TicketState): Deadline[] {
  return runningTimers(state).filter(({ name }) => !state.fired.includes(name));
}

function runningTimers(state: TicketState): Deadline[] {
  const { since, event } = state;
  const { timers } = event;
  const inOpenTime = (from: number, time: number) => addOpenTime(from, time, event);
  const byTheClock = (from: number, time: number) => from + time;
  const timer = (
    name: keyof Timers,
    text: string,
    from: number | null,
    count: typeof byTheClock,
    nth?: number,
  ): Deadline[] => {
    const time = parseDuration(text);
    if (from === null || time === null || time === undefined) return [];
    return [
      { timer: name, name: nth === undefined ? name : `${name}-${nth}`, at: count(from, time) },
    ];
  };

  switch (state.status) {
    case 'new':
      return [
        ...timers.remindUnclaimed.flatMap((text, nth) =>
          timer('remindUnclaimed', text, since.unclaimed, inOpenTime, nth),
        ),
        ...timer('escalateUnclaimed', timers.escalateUnclaimed, since.unclaimed, inOpenTime),
      ];
    case 'claimed': {
      const unanswered = state.firstReplyAt === null ? since.held : null;
      return [
        ...timer('firstReply', timers.firstReply, unanswered, inOpenTime),
        ...timer('releaseSilentClaim', timers.releaseSilentClaim, since.silent, inOpenTime),
      ];
    }
    case 'waiting':
      return [
        ...timer('waitingReminder', timers.waitingReminder, since.waiting, byTheClock),
        ...timer('waitingClose', timers.waitingClose, since.waiting, byTheClock),
      ];
    case 'resolved': {
      // Where the window is off there is nothing to wait for.
      const open = parseDuration(timers.reopenWindow) ?? 0;
      const { resolvedAt } = state;
      return resolvedAt === null
        ? []
        : [{ timer: 'reopenWindow', name: 'reopenWindow', at: resolvedAt + open }];
    }
    case 'closed':
      return [];
  }
}
