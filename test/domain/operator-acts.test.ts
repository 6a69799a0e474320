import { describe, expect, test } from '@jest/globals';
import { refusalOfAct } from '../../src/domain/act-refusal.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
import type { OperatorAct } from '../../src/domain/operator-acts.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import {
  after,
  claimedTicket,
  done,
  LENA,
  MAX,
  resolvedTicket,
  SECOND,
  START,
  ticketWith,
  told,
} from '../support/ticket.ts';

const acted = (act: OperatorAct, id = 'act-1'): TicketEvent => ({
  type: 'operatorActed',
  id,
  act,
});
const closedTicket = resolvedTicket({ status: 'closed', closedAt: START });
const waitingTicket = claimedTicket({ status: 'waiting' });
const claim = (agent = MAX): OperatorAct => ({ type: 'claim', agent });
const SAID = { author: 'Tom Becker', text: 'On its way' };

describe('what an operator does', () => {
  test.each<[string, TicketState, OperatorAct, string, string[], unknown[]]>([
    ['claim', ticketWith(), claim(), 'claimed', ['claimed'], []],
    ['claim from another', claimedTicket(), claim(), 'claimed', ['handed-over'], []],
    ['claim what waits', waitingTicket, claim(), 'waiting', ['handed-over'], []],
    [
      'claim from nobody known',
      claimedTicket({ agent: null }),
      claim(),
      'claimed',
      ['handed-over'],
      [],
    ],
    ['release', claimedTicket(), { type: 'release' }, 'new', ['released'], ['operator-released']],
    ['resolve', ticketWith(), { type: 'resolve' }, 'resolved', ['solved'], ['operator-resolved']],
    [
      'reopen',
      resolvedTicket(),
      { type: 'reopen' },
      'claimed',
      ['reopened'],
      ['operator-reopened'],
    ],
    ['close', ticketWith(), { type: 'close' }, 'closed', ['closed'], ['operator-closed']],
    [
      'close what is solved',
      resolvedTicket(),
      { type: 'close' },
      'closed',
      ['closed'],
      ['operator-closed'],
    ],
    ['reply', waitingTicket, { type: 'reply', ...SAID }, 'waiting', ['sendReply'], ['showWords']],
    ['note', ticketWith(), { type: 'note', ...SAID }, 'new', [], ['showWords']],
  ])('%s', (_, ticket, act, status, heard, shown) => {
    const decision = after(ticket, [acted(act)]);

    expect(decision.state.status).toBe(status);
    expect(told(decision)).toEqual(heard);
    expect(done(decision).filter((effect) => typeof effect === 'string')).toEqual(shown);
  });

  test.each<[string, TicketState, OperatorAct]>([
    ['any act on what is closed', closedTicket, { type: 'note', ...SAID }],
    ['closing it again', closedTicket, { type: 'close' }],
    ['claim for who holds it', claimedTicket(), claim(LENA)],
    ['claim of what is solved', resolvedTicket(), claim()],
    ['release of what nobody holds', ticketWith(), { type: 'release' }],
    ['release of what is solved', resolvedTicket(), { type: 'release' }],
    ['resolve of what is solved', resolvedTicket(), { type: 'resolve' }],
    ['reopen of what is open', waitingTicket, { type: 'reopen' }],
    ['a reply without words', ticketWith(), { type: 'reply', author: 'Tom', text: ' \n' }],
    ['a note without end', ticketWith(), { type: 'note', author: 'Tom', text: 'x'.repeat(20_001) }],
    ['resend where nothing failed', ticketWith(), { type: 'resend' }],
    ['resend of what did not fail', ticketWith(), { type: 'resend', messageId: 'td-1' }],
  ])('%s is refused with a reason that names nobody, and does nothing', (_, ticket, act) => {
    const reason = refusalOfAct(ticket, act) ?? '';
    expect(reason).toMatch(/^[A-Z#].+\.$/);
    expect(reason).not.toMatch(/Lena|Max|Tom|Anna/);

    const { state, effects } = after(ticket, [acted(act)]);
    expect(state.actsDone).toEqual([]);
    expect([...effects.organizer, ...effects.store]).toEqual([]);
    expect(done({ state, effects })).toEqual([]);
  });

  test('is shown on the board: a hand-over there is no race', () => {
    const taken = after(ticketWith(), [acted(claim(LENA))]);
    expect(done(taken)).toEqual([{ assignee: LENA.id, column: 'inProgress' }]);
    const handedOver = after(taken.state, [acted(claim(MAX), 'act-2')], START + SECOND);
    expect(done(handedOver)).toEqual([{ assignee: MAX.id }]);
    expect(handedOver.state.agent).toEqual(MAX);
  });

  test('is told to whoever held the ticket', () => {
    const { effects } = after(claimedTicket(), [acted({ type: 'release' })]);
    expect(effects.board).toContainEqual(
      expect.objectContaining({ remark: 'operator-released', notify: [LENA.id] }),
    );
  });

  test('is done once under one id', () => {
    const reply: OperatorAct = { type: 'reply', ...SAID };
    expect(told(after(ticketWith(), [acted(reply), acted(reply)]))).toEqual(['sendReply']);
    expect(told(after(ticketWith(), [acted(reply), acted(reply, 'act-2')]))).toEqual([
      'sendReply',
      'sendReply',
    ]);
  });

  test('is known again as long as it may come twice, and no longer', () => {
    const many = Array.from({ length: 150 }, (_, nth) =>
      acted({ type: 'note', ...SAID }, `act-${nth}`),
    );
    const { actsDone } = after(ticketWith(), many).state;
    expect(actsDone).toHaveLength(100);
    expect(actsDone.at(-1)).toBe('act-149');
  });
});

describe('what an operator says', () => {
  test('to the organizer is headed by its author, counts as the first reply, and is shown to the agents', () => {
    const { state, effects } = after(
      claimedTicket(),
      [acted({ type: 'reply', ...SAID })],
      START + SECOND,
    );

    const id = 'op-42-act-1';
    expect(effects.organizer).toEqual([
      { type: 'sendReply', messageId: id, commentId: id, agent: 'Tom Becker', text: SAID.text },
    ]);
    expect(effects.store).toEqual([
      {
        type: 'messageAccepted',
        message: { id, direction: 'out', ...SAID, at: START + SECOND, commentId: null },
      },
    ]);
    expect(effects.board).toEqual([
      {
        type: 'showWords',
        ownId: id,
        parts: ['ℹ️ **Tom Becker → Anna Petrova:** On its way'],
        notify: [LENA.id],
      },
    ]);
    expect(state).toMatchObject({ agent: LENA, firstReplyAt: START + SECOND });
    expect(state.since.silent).toBeNull();
  });

  test('among the agents goes to nobody else', () => {
    const decision = after(ticketWith(), [acted({ type: 'note', ...SAID })]);
    expect(told(decision)).toEqual([]);
    expect(decision.effects.store).toMatchObject([{ message: { direction: 'note' } }]);
    expect(decision.effects.board).toMatchObject([
      { parts: ['// ℹ️ **Tom Becker:** On its way'], notify: [] },
    ]);
    expect(decision.state.firstReplyAt).toBeNull();
  });

  test('at length becomes as many comments as it needs, each headed', () => {
    const text = 'word '.repeat(3_500).trim();
    const { effects } = after(ticketWith(), [acted({ type: 'note', author: 'Tom', text })]);
    const [shown] = effects.board;
    if (shown?.type !== 'showWords') throw new Error('It was to be shown.');
    expect(shown.parts).toHaveLength(2);
    expect(shown.parts.every((part) => part.startsWith('// ℹ️ **Tom:** '))).toBe(true);
    expect(shown.parts.every((part) => part.length <= 15_000)).toBe(true);
  });

  test.each(['before its id is known', 'after it'])(
    'is never taken for a person’s comment when it comes back %s',
    (when) => {
      const decision = after(ticketWith(), [acted({ type: 'reply', ...SAID })]);
      const [shown] = decision.effects.board;
      if (shown?.type !== 'showWords') throw new Error('It was to be shown.');
      const { ownId, parts } = shown;
      const landed: TicketEvent = { type: 'wordsShown', ownId, commentIds: ['c-own'] };
      const back: TicketEvent = {
        type: 'commentSeen',
        comment: { id: 'c-own', author: MAX, text: parts[0] ?? '', at: START },
      };
      const events = when === 'after it' ? [landed, back] : [back, landed];

      const { state, effects } = after(decision.state, events);
      expect(effects.organizer).toEqual([]);
      expect(state).toMatchObject({ status: 'new', heldComments: [], ownInFlight: [] });
    },
  );
});
