import { describe, expect, test } from '@jest/globals';
import type { Agent } from '../../src/domain/agent.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
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
  ticketWith,
  told,
} from '../support/ticket.ts';
import { asked, expectCase, said, type Case } from '../support/ticket-table.ts';

const takes = (agent: Agent): TicketEvent => ({ type: 'agentTook', take: { agent, chatId: -1 } });
const found = (agent: Agent | null): TicketEvent => ({ type: 'moverFound', agent });

/** A ticket whose card was dragged to In progress by somebody Todoist has not named yet. */
const dragged = after(ticketWith(), [seen(ticketWith(), { column: 'inProgress' })]).state;

describe('Take', () => {
  test.each<Case>([
    {
      when: 'takes a free ticket',
      state: ticketWith(),
      event: takes(LENA),
      becomes: { status: 'claimed', agent: LENA, claimedAt: START },
      organizer: ['claimed'],
      board: [{ assignee: LENA.id, column: 'inProgress' }],
    },
    {
      when: 'of a held ticket tells who holds it, however long that is ago',
      state: claimedTicket(),
      event: takes(MAX),
      at: START + 3_600 * SECOND,
      becomes: { status: 'claimed', agent: LENA },
      organizer: [],
      board: [],
      agents: ['tellAgents'],
    },
    {
      when: "of one's own ticket changes nothing",
      state: claimedTicket(),
      event: takes(LENA),
      becomes: { status: 'claimed', agent: LENA },
      organizer: [],
      board: [],
    },
    {
      when: 'of one that waits tells who holds it',
      state: claimedTicket({ status: 'waiting' }),
      event: takes(MAX),
      becomes: { status: 'waiting', agent: LENA },
      organizer: [],
      board: [],
      agents: ['tellAgents'],
    },
    {
      when: 'of a solved ticket comes too late',
      state: resolvedTicket(),
      event: takes(MAX),
      becomes: { status: 'resolved', agent: LENA },
      organizer: [],
      board: [],
      agents: ['tellAgents'],
    },
    {
      when: 'of a closed ticket comes too late',
      state: resolvedTicket({ status: 'closed' }),
      event: takes(MAX),
      becomes: { status: 'closed' },
      organizer: [],
      board: [],
      agents: ['tellAgents'],
    },
    {
      when: 'names the holder where Todoist could not',
      state: claimedTicket({ agent: null }),
      event: takes(MAX),
      becomes: { status: 'claimed', agent: MAX },
      organizer: ['handed-over'],
      board: [{ assignee: MAX.id }],
    },
    {
      when: 'is faster than Todoist naming who dragged the card',
      state: dragged,
      event: takes(MAX),
      becomes: { status: 'claimed', agent: MAX, findingMover: false },
      organizer: ['claimed'],
      board: [{ assignee: MAX.id }],
    },
  ])('$when', (row) => expectCase(row));

  test('that comes second is answered in the chat where it was pressed', () => {
    const { effects } = after(claimedTicket(), [takes(MAX)]);
    expect(effects.agents).toEqual([
      {
        type: 'tellAgents',
        chatId: -1,
        text: 'take-lost',
        args: { number: 42, agent: 'Max', holder: 'Lena' },
      },
    ]);
  });
});

type Way = [how: string, claims: (agent: Agent, state: TicketState) => TicketEvent];

const ways: Way[] = [
  ['assignment', (agent, state) => seen(state, { assignee: agent })],
  ['a drag', (agent, state) => seen(state, { column: 'inProgress', by: agent })],
  ['Take', (agent) => takes(agent)],
  ['a first reply', (agent) => said(`by-${agent.id}`, 'On it', agent)],
];

describe('of two claims in the same second', () => {
  const pairs = ways.flatMap(([first, one]) =>
    ways.map(([second, other]) => ({ first, second, one, other })),
  );

  test.each(pairs)('$first wins over $second', ({ one, other, second, first }) => {
    const won = after(ticketWith(), [one(LENA, ticketWith())]);
    const lost = after(won.state, [other(MAX, won.state)], START + SECOND);

    expect(won.state).toMatchObject({ status: 'claimed', agent: LENA });
    expect(lost.state).toMatchObject({ status: 'claimed', agent: LENA });
    expect(told(lost).filter((name) => name !== 'sendReply')).toEqual([]);
    // Where the card lay In progress already, a drag is none; and whoever holds a ticket may be helped to answer.
    const isNoClaim = second === 'a first reply' && first === 'a first reply';
    const isTold = done(lost).includes('lost-race') || asked(lost).includes('tellAgents');
    expect(isTold).toBe(!isNoClaim && !(second === 'a drag' && first === 'a drag'));
  });

  test('the loser of an assignment is named on the card, which is put back', () => {
    const { effects } = after(claimedTicket(), [seen(claimedTicket(), { assignee: MAX })]);
    expect(effects.board).toMatchObject([
      { type: 'postRemark', remark: 'lost-race', args: { holder: LENA.name }, notify: [MAX.id] },
      { type: 'updateBoard', change: { assignee: LENA.id } },
    ]);
  });

  test.each([
    [30 * SECOND, ['lost-race']],
    [30 * SECOND + 1, []],
  ])('a first reply %i ms after the claim of another', (later, remarks) => {
    const decision = after(claimedTicket(), [said('c1', 'On it', MAX)], START + later);
    expect(told(decision)).toEqual(['sendReply']);
    expect(done(decision)).toEqual(remarks);
    expect(decision.state.agent).toEqual(LENA);
  });

  test('who dragged the card is told when Todoist names them', () => {
    const taken = after(dragged, [takes(MAX)]);
    expect(done(after(taken.state, [found(LENA)], START + SECOND))).toEqual(['lost-race']);
    expect(done(after(taken.state, [found(MAX)], START + SECOND))).toEqual([]);
    expect(done(after(taken.state, [found(null)], START + SECOND))).toEqual([]);
    expect(done(after(taken.state, [found(LENA)], START + 31 * SECOND))).toEqual([]);
  });
});

describe('a claim', () => {
  test.each<Case>([
    {
      when: 'by a reply while nobody knows who holds it keeps a waiting ticket waiting',
      state: ticketWith({ status: 'waiting', claimedAt: START }),
      event: said('c1', 'And the room?', MAX),
      becomes: { status: 'waiting', agent: MAX },
      organizer: ['claimed', 'sendReply'],
      board: [{ assignee: MAX.id }],
    },
    {
      when: 'after a release is a new one, and no lost race',
      state: after(claimedTicket(), [seen(claimedTicket(), { assignee: null })]).state,
      event: takes(MAX),
      becomes: { status: 'claimed', agent: MAX, claimedAt: START },
      organizer: ['claimed'],
      board: [{ assignee: MAX.id, column: 'inProgress' }],
    },
    {
      when: 'by a note is none',
      state: ticketWith(),
      event: said('c1', '// mine?', MAX),
      becomes: { status: 'new', agent: null },
      organizer: [],
      board: [],
    },
    {
      when: 'by who asks for a script that is not there is none',
      state: ticketWith(),
      event: said('c1', '!wfi', MAX, { script: { name: 'wfi', text: null, near: ['wifi'] } }),
      becomes: { status: 'new', agent: null },
      organizer: [],
      board: ['unknown-script'],
    },
  ])('$when', (row) => expectCase(row));

  test.each<[string, TicketEvent]>([
    ['assigning to nobody', seen(claimedTicket(), { assignee: null })],
    ['dragging to New', seen(claimedTicket(), { column: 'new' })],
  ])('is given back by %s', (_, event) => {
    const { state } = after(claimedTicket(), [event]);
    expect(state).toMatchObject({ status: 'new', agent: null, claimedAt: null });
  });
});
