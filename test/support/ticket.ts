import type { Agent } from '../../src/domain/agent.ts';
import type { BoardView, SeenTask } from '../../src/domain/card.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
import type { OrganizerMessage, SeenComment } from '../../src/domain/messages.ts';
import { decide } from '../../src/domain/ticket.ts';
import { NO_TIMERS } from '../../src/domain/timers.ts';
import { openTicket, type TicketState } from '../../src/domain/ticket-state.ts';
import type { Decision } from '../../src/domain/decision.ts';

export const LENA: Agent = { id: '7001', name: 'Lena Berg' };
export const MAX: Agent = { id: '7002', name: 'Max Roth' };

/** Some moment; what is told of time in a test is counted from here. */
export const START = Date.parse('2026-11-23T10:00:00Z');
export const SECOND = 1_000;

export const TASK = { id: 'task-1', url: 'https://app.todoist.com/app/task/task-1' };

/** A ticket that nobody has written to yet. */
export function freshTicket(fields: Partial<TicketState> = {}): TicketState {
  const opened = openTicket({
    number: 42,
    event: {
      code: 'HACK',
      name: 'Hack 2026',
      locale: 'en',
      timezone: 'Europe/Berlin',
      replies: 'all',
      timers: NO_TIMERS,
      hours: null,
      agentsChatId: null,
      projectId: 'p',
    },
    organizer: { name: 'Anna Petrova', chatId: 5001, language: 'en' },
    previousNumber: null,
    subject: '',
    openedAt: START,
  });
  return { ...opened, ...fields };
}

/** A ticket whose first message lies on the board; `fields` say what else is so, and the board shows it. */
export function ticketWith(fields: Partial<TicketState> = {}): TicketState {
  const state = freshTicket({
    subject: 'The Wi-Fi is down',
    seenMessages: ['tg-1'],
    task: TASK,
    ...fields,
  });
  return {
    ...state,
    board: { ...state.board, shown: { ...viewOf(state), ...fields.board?.shown } },
  };
}

/** A claimed ticket of Lena's, taken at START. */
export function claimedTicket(fields: Partial<TicketState> = {}): TicketState {
  return ticketWith({ status: 'claimed', agent: LENA, claimedAt: START, ...fields });
}

/** A ticket that Lena solved at START. */
export function resolvedTicket(fields: Partial<TicketState> = {}): TicketState {
  return claimedTicket({ status: 'resolved', resolvedAt: START, ...fields });
}

export function message(number: number, text = `message ${number}`): OrganizerMessage {
  return { id: `tg-${number}`, telegramMessageId: number, text, at: START };
}

export function comment(id: string, text: string, author = LENA): SeenComment {
  return { id, author, text, at: START };
}

/** The ticket's card as a pull shows it now, but for `fields`. */
export function seen(state: TicketState, fields: Partial<SeenTask> = {}): TicketEvent {
  const { assignee, column, completed } = state.board.shown;
  const holder = [LENA, MAX].find(({ id }) => id === assignee) ?? null;
  const task: SeenTask = {
    id: TASK.id,
    assignee: holder,
    column,
    completed,
    deleted: false,
    foreign: false,
    labels: ['support'],
    priority: 1,
    updatedAt: null,
    requestedAt: null,
    by: null,
    ...fields,
  };
  return { type: 'taskSeen', task };
}

/** What comes of `events`, one after the other, at `at`; effects are those of all of them. */
export function after(state: TicketState, events: TicketEvent[], at = START): Decision {
  return events.reduce<Decision>(
    (before, event) => {
      const { state: next, effects } = decide(before.state, event, at);
      return {
        state: next,
        effects: {
          organizer: [...before.effects.organizer, ...effects.organizer],
          board: [...before.effects.board, ...effects.board],
          agents: [...before.effects.agents, ...effects.agents],
          store: [...before.effects.store, ...effects.store],
        },
      };
    },
    { state, effects: { organizer: [], board: [], agents: [], store: [] } },
  );
}

/** Names of what the organizer is told. */
export function told({ effects }: Decision): string[] {
  return effects.organizer.map((effect) =>
    effect.type === 'sendNotice' || effect.type === 'editNotice' ? effect.notice : effect.type,
  );
}

/** Names of what is done on the board; an update is told by what it changes. */
export function done({ effects }: Decision): (string | Partial<BoardView>)[] {
  return effects.board.map((effect) => {
    if (effect.type === 'updateBoard') return effect.change;
    return effect.type === 'postRemark' ? effect.remark : effect.type;
  });
}

function viewOf({ status, agent }: TicketState): BoardView {
  const columns = {
    new: 'new',
    claimed: 'inProgress',
    waiting: 'waiting',
    resolved: 'inProgress',
    closed: 'inProgress',
  } as const;
  return {
    assignee: agent?.id ?? null,
    column: columns[status],
    completed: status === 'resolved' || status === 'closed',
  };
}
