import { openTicket, type TicketEventInfo, type TicketState } from './ticket-state.ts';
import { NO_TIMERS } from './timers.ts';

/** An event's facts as an earlier version of Pitcrew put them into a running ticket. */
type EarlierEvent = Pick<TicketEventInfo, 'code' | 'name' | 'locale' | 'timezone' | 'replies'> & {
  reopenWindow?: string;
  board?: { projectId: string };
};

type Opening = 'number' | 'organizer' | 'previousNumber' | 'subject' | 'openedAt';

/** A ticket's state as it may come from an earlier version of Pitcrew. */
export type CarriedState = Partial<Omit<TicketState, 'event'>> &
  Pick<TicketState, Opening> & { event: EarlierEvent & Partial<TicketEventInfo> };

/** The state of a ticket that an earlier version began: what that did not know yet is as at the start. */
export function upgradeState(carried: CarriedState): TicketState {
  const { reopenWindow = NO_TIMERS.reopenWindow, board, ...known } = carried.event;
  const event: TicketEventInfo = {
    ...known,
    timers: known.timers ?? { ...NO_TIMERS, reopenWindow },
    hours: known.hours ?? null,
    agentsChatId: known.agentsChatId ?? null,
    projectId: known.projectId ?? board?.projectId ?? '',
  };
  return { ...openTicket({ ...carried, event }), ...carried, event };
}
