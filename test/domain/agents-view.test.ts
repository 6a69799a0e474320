import { describe, expect, test } from '@jest/globals';
import { sayingOf } from '../../src/domain/agents-card.ts';
import type { Escalation } from '../../src/domain/effects.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import {
  after,
  claimedTicket,
  freshTicket,
  LENA,
  message,
  resolvedTicket,
  seen,
  ticketWith,
} from '../support/ticket.ts';
import {
  asked,
  CANCELLED,
  eventWith,
  REOPENED,
  said,
  SOLVED,
  wrote,
} from '../support/ticket-table.ts';

const inChat = eventWith({}, { agentsChatId: -4001 });
const card = { chatId: -4001, messageId: 7 };

/** The ticket, with its card in the agents' chat showing it as it is. */
function shown(state: TicketState): TicketState {
  const says = sayingOf(state);
  const { agentsView } = state;
  const view = { ...agentsView, card, cardSays: says, cardShows: says };
  return { ...state, ...inChat, agentsView: view };
}

describe("the card in the agents' chat", () => {
  test('is shown with the first message, where there is a chat', () => {
    expect(asked(after(freshTicket(inChat), [wrote(1)]))).toEqual(['showCard']);
    expect(asked(after(freshTicket(), [wrote(1)]))).toEqual([]);
  });

  test('gets its link when there is one', () => {
    const { state } = after(freshTicket(inChat), [wrote(1)]);
    const created: TicketEvent = {
      type: 'taskCreated',
      message: message(1),
      taskId: 'task-1',
      url: 'https://app.todoist.com/app/task/task-1',
    };
    const early = after(state, [seen(ticketWith())]);
    expect(asked(early)).toEqual([]);
    expect(asked(after(early.state, [created]))).toEqual(['showCard']);
  });

  const take: TicketEvent = { type: 'agentTook', take: { agent: LENA, chatId: -4001 } };
  const rated: TicketEvent = { type: 'organizerRated', given: { rating: 5, promptMessageId: 9 } };

  test.each<[string, TicketState, TicketEvent]>([
    ['it is taken', ticketWith(), take],
    ['it is given back', claimedTicket(), seen(claimedTicket(), { assignee: null })],
    ['it waits', claimedTicket(), seen(claimedTicket(), { column: 'waiting' })],
    ['it is solved', claimedTicket(), SOLVED],
    ['it is rated', resolvedTicket(), rated],
    ['it is opened again', resolvedTicket(), REOPENED],
    ['it is cancelled', claimedTicket(), CANCELLED],
    ['its task is gone', claimedTicket(), seen(claimedTicket(), { deleted: true })],
  ])('is changed once when %s', (_, state, event) => {
    expect(asked(after(shown(state), [event]))).toEqual(['showCard']);
  });

  test.each<[string, TicketEvent]>([
    ['the organizer writes', wrote(2)],
    ['an agent answers', said('c1', 'On it')],
    ['labels change', seen(claimedTicket(), { labels: ['support', 'wifi'] })],
    ['the card is dragged elsewhere', seen(claimedTicket(), { column: 'elsewhere' })],
    ['its own write lands', { type: 'boardUpdated', writeId: 1 }],
  ])('is left alone when %s', (_, event) => {
    expect(asked(after(shown(claimedTicket()), [event]))).toEqual([]);
  });

  test('is known where the chat has moved to', () => {
    const moved: TicketEvent = {
      type: 'cardShown',
      card: { chatId: -1_004_001, messageId: 8 },
      says: '',
    };
    const { state } = after(shown(claimedTicket()), [moved]);
    expect(state.event.agentsChatId).toBe(-1_004_001);
    expect(state.agentsView.card).toEqual({ chatId: -1_004_001, messageId: 8 });
  });
});

describe('an urgent ticket', () => {
  const p1 = (state: TicketState) => seen(state, { priority: 4 });

  test.each<[string, TicketState]>([
    ['that nobody holds', ticketWith()],
    ['that somebody holds', claimedTicket()],
    ['that waits', claimedTicket({ status: 'waiting' })],
  ])('%s is told to leads at once, and once', (_, state) => {
    const decision = after(state, [p1(state), p1(state), p1(state)]);
    expect(decision.effects.agents).toMatchObject([{ type: 'escalate', why: 'urgent' }]);
  });

  test('that is solved is told to nobody', () => {
    expect(asked(after(resolvedTicket(), [p1(resolvedTicket())]))).toEqual([]);
  });

  test('that is urgent again is told again', () => {
    const state = ticketWith();
    const decision = after(state, [p1(state), seen(state, { priority: 1 }), p1(state)]);
    expect(asked(decision)).toEqual(['escalate', 'escalate']);
  });

  test('is not made urgent by what was so before', () => {
    const state = ticketWith();
    const at = (priority: number, second: number) =>
      seen(state, {
        priority,
        updatedAt: `2026-11-23T10:00:0${second}.000Z`,
        labels: [`l${second}`],
      });
    const decision = after(state, [at(1, 5), at(4, 3)]);
    expect(asked(decision)).toEqual([]);
    expect(decision.state).toMatchObject({ priority: 1, categories: ['l5'] });
  });
});

describe('what was said to agents in Telegram, once somebody takes the ticket', () => {
  const view = (fields: Partial<TicketState['agentsView']>) => ({
    agentsView: { ...ticketWith().agentsView, ...fields },
  });
  const take: TicketEvent = { type: 'agentTook', take: { agent: LENA, chatId: -4001 } };
  const reminder = { chatId: -4001, messageId: 9 };
  const told: Escalation = { chatId: 1, messageId: 5, why: 'unclaimed', says: '' };

  test('a reminder is withdrawn', () => {
    const { state, effects } = after(ticketWith(view({ reminder })), [take]);
    expect(effects.agents).toEqual([{ type: 'withdrawReminder', reminder }]);
    expect(state.agentsView.reminder).toBeNull();
  });

  test('a reminder that was still on its way is withdrawn when it has arrived', () => {
    const { state } = after(ticketWith(), [take]);
    const late = after(state, [{ type: 'reminderShown', reminder }]);
    expect(late.effects.agents).toEqual([{ type: 'withdrawReminder', reminder }]);
  });

  test('an escalation shows how it went on, also one that was still on its way', () => {
    expect(after(ticketWith(view({ escalations: [told] })), [take]).effects.agents).toEqual([
      { type: 'settleEscalation', told: [told] },
    ]);
    const { state } = after(ticketWith(), [take]);
    const late = after(state, [{ type: 'escalated', why: 'unclaimed', told: [told] }]);
    expect(late.effects.agents).toEqual([{ type: 'settleEscalation', told: [told] }]);
  });

  test('every escalation there was does', () => {
    const urgent: Escalation = { chatId: 2, messageId: 6, why: 'urgent', says: '' };
    const state = ticketWith({ priority: 4 });
    const decision = after(state, [
      { type: 'escalated', why: 'unclaimed', told: [told] },
      { type: 'escalated', why: 'urgent', told: [urgent] },
      take,
    ]);
    expect(decision.effects.agents).toEqual([{ type: 'settleEscalation', told: [told, urgent] }]);
  });
});
