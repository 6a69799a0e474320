import type { Since, TicketState } from './ticket-state.ts';

/** Timers that count from the same moment: they may fire again when that begins anew. */
const TIMERS_OF: Record<keyof Since, RegExp> = {
  unclaimed: /^(remindUnclaimed|escalateUnclaimed)/,
  held: /^firstReply/,
  silent: /^releaseSilentClaim/,
  waiting: /^waiting/,
};

/** The state with its moments as its status says, given the state before; `now` is epoch milliseconds. */
export function keepTime(before: TicketState, after: TicketState, now: number): TicketState {
  const since = sinceOf(before, after, now);
  const names = Object.keys(TIMERS_OF) as (keyof Since)[];
  const begun = names.filter((name) => since[name] !== before.since[name]);
  const fired = after.fired.filter((timer) => !begun.some((name) => TIMERS_OF[name].test(timer)));
  return { ...after, since, fired };
}

function sinceOf(before: TicketState, after: TicketState, now: number): Since {
  const isHeld = after.status === 'claimed';
  const wasHeldSo = before.since.held !== null && before.agent?.id === after.agent?.id;
  const { silent } = after.since;
  return {
    unclaimed: after.status === 'new' ? (before.since.unclaimed ?? now) : null,
    held: isHeld ? (wasHeldSo ? before.since.held : now) : null,
    // Whoever goes on with a ticket has as much time as whoever took it.
    silent: isHeld && silent !== null ? (wasHeldSo ? silent : now) : null,
    waiting: after.status === 'waiting' ? (before.since.waiting ?? now) : null,
  };
}
