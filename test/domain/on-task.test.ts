import { describe, expect, test } from '@jest/globals';
import type { SeenTask } from '../../src/domain/card.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import {
  after,
  claimedTicket,
  done,
  LENA,
  MAX,
  resolvedTicket,
  SECOND,
  seen,
  START,
  TASK,
  ticketWith,
  told,
} from '../support/ticket.ts';
import { expectCase, type Case } from '../support/ticket-table.ts';

describe('what agents do to the card', () => {
  const shows = (state: TicketState, fields: Partial<SeenTask>) => ({
    state,
    event: seen(state, fields),
  });
  test.each<Case>([
    {
      when: 'nothing changed: nothing happens',
      ...shows(claimedTicket(), {}),
      becomes: { status: 'claimed', agent: LENA },
      organizer: [],
      board: [],
    },
    {
      when: 'assigning claims',
      ...shows(ticketWith(), { assignee: LENA }),
      becomes: { status: 'claimed', agent: LENA, claimedAt: START },
      organizer: ['claimed'],
      board: [{ column: 'inProgress' }],
    },
    {
      when: 'dragging to In progress claims for whom Todoist names',
      ...shows(ticketWith(), { column: 'inProgress', by: MAX }),
      becomes: { status: 'claimed', agent: MAX },
      organizer: ['claimed'],
      board: [{ assignee: MAX.id }],
    },
    {
      when: 'dragging to In progress asks who it was, where Todoist does not name them',
      ...shows(ticketWith(), { column: 'inProgress' }),
      becomes: { status: 'new', findingMover: true },
      organizer: [],
      board: ['findMover'],
    },
    {
      when: 'the mover is found',
      state: ticketWith({
        findingMover: true,
        board: {
          ...ticketWith().board,
          shown: { assignee: null, column: 'inProgress', completed: false },
        },
      }),
      event: { type: 'moverFound', agent: LENA },
      becomes: { status: 'claimed', agent: LENA, findingMover: false },
      organizer: ['claimed'],
      board: [{ assignee: LENA.id }],
    },
    {
      when: 'nobody knows the mover: the ticket is taken all the same',
      state: ticketWith({
        findingMover: true,
        board: {
          ...ticketWith().board,
          shown: { assignee: null, column: 'waiting', completed: false },
        },
      }),
      event: { type: 'moverFound', agent: null },
      becomes: { status: 'waiting', agent: null, findingMover: false },
      organizer: ['claimed-by-someone', 'waiting'],
      board: [],
    },
    {
      when: 'another assignee within 30 seconds lost the race, and the board is put back',
      ...shows(claimedTicket(), { assignee: MAX }),
      at: START + 30 * SECOND,
      becomes: { status: 'claimed', agent: LENA },
      organizer: [],
      board: ['lost-race', { assignee: LENA.id }],
    },
    {
      when: 'another assignee later is a hand-over',
      ...shows(claimedTicket(), { assignee: MAX }),
      at: START + 30 * SECOND + 1,
      becomes: { status: 'claimed', agent: MAX },
      organizer: ['handed-over'],
      board: [],
    },
    {
      when: 'unassigning gives the ticket back to the queue',
      ...shows(claimedTicket(), { assignee: null }),
      becomes: { status: 'new', agent: null, claimedAt: null },
      organizer: ['released'],
      board: [{ column: 'new' }],
    },
    {
      when: 'dragging to New gives the ticket back to the queue',
      ...shows(claimedTicket(), { column: 'new' }),
      becomes: { status: 'new', agent: null },
      organizer: ['released'],
      board: [{ assignee: null }],
    },
    {
      when: 'dragging to Waiting waits for the organizer',
      ...shows(claimedTicket(), { column: 'waiting' }),
      becomes: { status: 'waiting', agent: LENA },
      organizer: ['waiting'],
      board: [],
    },
    {
      when: 'dragging from Waiting to In progress goes on',
      ...shows(claimedTicket({ status: 'waiting' }), { column: 'inProgress' }),
      becomes: { status: 'claimed' },
      organizer: [],
      board: [],
    },
    {
      when: "a column of people's own changes nothing, and the card stays there",
      ...shows(claimedTicket(), { column: 'elsewhere' }),
      becomes: { status: 'claimed', agent: LENA },
      organizer: [],
      board: [],
    },
    {
      when: 'completing solves',
      ...shows(claimedTicket(), { completed: true }),
      becomes: { status: 'resolved', resolvedAt: START },
      organizer: ['solved'],
      board: [],
    },
    {
      when: 'uncompleting reopens, with the same agent',
      ...shows(resolvedTicket(), { completed: false }),
      becomes: { status: 'claimed', agent: LENA, reopenedCount: 1 },
      organizer: ['reopened'],
      board: [],
    },
    {
      when: 'uncompleting what is closed is put back: the end is final',
      ...shows(resolvedTicket({ status: 'closed' }), { completed: false }),
      becomes: { status: 'closed', reopenedCount: 0 },
      organizer: [],
      board: [{ completed: true }],
    },
    {
      when: 'deleting closes, and tells the organizer',
      ...shows(claimedTicket(), { deleted: true }),
      becomes: { status: 'closed', taskGone: true },
      organizer: ['task-deleted'],
      board: [],
    },
    {
      when: 'moving to a foreign project does the same',
      ...shows(claimedTicket(), { foreign: true }),
      becomes: { status: 'closed', taskGone: true },
      organizer: ['task-deleted'],
      board: [],
    },
    {
      when: 'the deletion of a card that was replaced concerns nobody',
      ...shows(claimedTicket({ task: null, lostTasks: [TASK.id] }), { deleted: true }),
      becomes: { status: 'claimed', taskGone: false },
      organizer: [],
      board: [],
    },
    {
      when: "another ticket's card concerns nobody",
      ...shows(claimedTicket(), { id: 'task-9', completed: true }),
      becomes: { status: 'claimed' },
      organizer: [],
      board: [],
    },
    {
      when: 'labels are categories, all but our own, and the priority is kept; the most urgent tells leads',
      ...shows(claimedTicket(), { labels: ['support', 'wifi'], priority: 4 }),
      becomes: { categories: ['wifi'], priority: 4 },
      organizer: [],
      board: [],
      agents: ['escalate'],
    },
    {
      when: 'claimed and put into Waiting at one look: both are told',
      ...shows(ticketWith(), { assignee: LENA, column: 'waiting' }),
      becomes: { status: 'waiting', agent: LENA },
      organizer: ['claimed', 'waiting'],
      board: [],
    },
  ])('$when', (row) => expectCase(row));

  test('a card dragged back to New before its mover is known stays in the queue', () => {
    const dragged = after(ticketWith(), [seen(ticketWith(), { column: 'inProgress' })]).state;
    const decision = after(dragged, [
      seen(dragged, { column: 'new' }),
      { type: 'moverFound', agent: LENA },
    ]);
    expect(decision.state).toMatchObject({ status: 'new', agent: null, findingMover: false });
    expect(told(decision)).toEqual([]);
    expect(done(decision)).toEqual([]);
  });
});
