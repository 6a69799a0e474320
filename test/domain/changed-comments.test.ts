import { describe, expect, test } from '@jest/globals';
import type { OrganizerEffect } from '../../src/domain/effects.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { after, claimedTicket, done, MAX, resolvedTicket, START, told } from '../support/ticket.ts';
import { eventWith, said, wrote } from '../support/ticket-table.ts';

const LATER = START + 60_000;
const now = (text: string, asOf: number) => said('c1', text, undefined, { asOf });
const GONE: TicketEvent = { type: 'commentGone', commentId: 'c1' };
const sent = (messageId: string, ...telegramMessageIds: number[]): TicketEvent => ({
  type: 'replySent',
  messageId,
  commentId: 'c1',
  telegramMessageIds,
});
const stored = ({ effects }: Decision) => effects.store.map(({ type }) => type);

/** A reply that is on its way, and one that the organizer has. */
const unsent = after(claimedTicket(), [now('Try again', 1)]).state;
const arrived = after(unsent, [sent('td-c1', 11, 12)]).state;

describe('a comment that is changed', () => {
  test('from reply to reply changes what the organizer has', () => {
    const { state, effects } = after(arrived, [now('Try later', 2)], LATER);
    expect(effects.organizer).toEqual([
      {
        type: 'editReply',
        messageId: 'td-c1',
        commentId: 'c1',
        agent: 'Lena',
        text: 'Try later',
        hasFile: false,
      },
    ]);
    expect(effects.store).toEqual([
      { type: 'messageChanged', messageId: 'td-c1', text: 'Try later', at: LATER },
    ]);
    const shorter = after(state, [
      { type: 'replyEdited', messageId: 'td-c1', commentId: 'c1', telegramMessageIds: [11] },
    ]);
    expect(shorter.state.comments['c1']?.telegramMessageIds).toEqual([11]);
  });

  test('from reply to note is taken back, and kept as a note', () => {
    const decision = after(arrived, [now('// for us', 2)], LATER);
    expect(decision.effects.organizer).toEqual([{ type: 'withdrawReply', targets: [11, 12] }]);
    expect(decision.effects.store).toMatchObject([
      { type: 'messageWithdrawn', messageId: 'td-c1' },
      { type: 'messageAccepted', message: { id: 'td-c1-1', direction: 'note', text: 'for us' } },
    ]);
  });

  test('from note to reply goes out as a new message, said now', () => {
    const note = after(claimedTicket(), [now('// for us', 1)]).state;
    const { state, effects } = after(note, [now('for you', 2)], LATER);
    expect(effects.organizer).toMatchObject([{ type: 'sendReply', messageId: 'td-c1-1' }]);
    expect(effects.store).toMatchObject([
      { type: 'messageWithdrawn', messageId: 'td-c1' },
      { type: 'messageAccepted', message: { id: 'td-c1-1', direction: 'out', at: LATER } },
    ]);
    expect(state.firstReplyAt).toBe(LATER);
  });

  test('to and fro is another message each time', () => {
    const { effects } = after(arrived, [now('// no', 2), now('Try again', 3), now('// no', 4)]);
    const accepted = effects.store.flatMap((effect) =>
      effect.type === 'messageAccepted' ? [effect.message.id] : [],
    );
    expect(accepted).toEqual(['td-c1-1', 'td-c1-2', 'td-c1-3']);
  });

  test('to a note while it is being sent is taken back once it has arrived', () => {
    const turned = after(unsent, [now('// for us', 2)]);
    expect(turned.effects.organizer).toEqual([]);
    expect(stored(turned)).toContain('messageFailed');
    const late = after(turned.state, [sent('td-c1', 11)]);
    expect(late.effects.organizer).toEqual([{ type: 'withdrawReply', targets: [11] }]);
  });

  test.each([
    ['older than what is known', now('Try never', 0), []],
    ['the same again', now('Try  again ', 2), []],
    ['without a time', said('c1', 'Try never'), []],
  ])('as it was %s changes nothing', (_, event, names) => {
    expect(told(after(arrived, [event]))).toEqual(names);
  });

  test('of our own changes nothing', () => {
    const posted: TicketEvent = { type: 'commentPosted', message: wroteTwo, commentIds: ['c2'] };
    const { state } = after(claimedTicket(), [wrote(2), posted]);
    const seen = [said('c2', 'Something else'), { type: 'commentGone', commentId: 'c2' } as const];
    expect(after(state, seen).effects).toEqual({ organizer: [], board: [], agents: [], store: [] });
  });

  test('while another that looks the same lands keeps its newest words', () => {
    const { state } = after(claimedTicket(), [wrote(2)]);
    const newer = now('**Anna Petrova:** message 2, says Anna', 3);
    const landed: TicketEvent = { type: 'commentPosted', message: wroteTwo, commentIds: ['c2'] };
    const decision = after(state, [newer, now('**Anna Petrova:** message 2', 2), landed]);
    expect(decision.effects.organizer).toMatchObject([
      { type: 'sendReply', text: '**Anna Petrova:** message 2, says Anna' },
      { type: 'react' },
    ]);
  });
});

const wroteTwo = { id: 'tg-2', telegramMessageId: 2, text: 'message 2', at: START };

describe('a comment that is deleted', () => {
  test.each<[string, TicketEvent[], OrganizerEffect[], string[]]>([
    [
      'after it was sent takes the reply back',
      [sent('td-c1', 11)],
      [{ type: 'withdrawReply', targets: [11] }],
      ['messageWithdrawn'],
    ],
    ['before it was sent fails it', [], [], ['messageWithdrawn', 'messageFailed']],
  ])('%s', (_, events, organizer, store) => {
    const before = after(unsent, events).state;
    const decision = after(before, [GONE]);
    expect(decision.effects.organizer).toEqual(organizer);
    expect(stored(decision)).toEqual(store);
    expect(after(decision.state, [GONE, now('Try again', 9)]).effects.organizer).toEqual([]);
  });

  test('before it was ever seen never goes out', () => {
    const decision = after(claimedTicket(), [GONE, now('Try again', 1)]);
    expect(decision.effects).toEqual({ organizer: [], board: [], agents: [], store: [] });
  });

  test('while it might have been ours never goes out', () => {
    const landed: TicketEvent = { type: 'commentPosted', message: wroteTwo, commentIds: ['c2'] };
    const quote = now('**Anna Petrova:** message 2', 1);
    expect(told(after(claimedTicket(), [wrote(2), quote, GONE, landed]))).toEqual([
      'showReceipt',
      'react',
    ]);
  });

  test('as a note is withdrawn in the read model alone', () => {
    const note = after(claimedTicket(), [now('// for us', 1)]).state;
    const decision = after(note, [GONE]);
    expect(told(decision)).toEqual([]);
    expect(stored(decision)).toEqual(['messageWithdrawn']);
  });

  test('and whose reply then fails is reported to nobody; what was begun of it is taken back', () => {
    const [effect] = after(claimedTicket(), [now('Try again', 1)]).effects.organizer;
    if (effect?.type !== 'sendReply') throw new Error('The reply was to be sent.');
    const failed: TicketEvent = {
      type: 'effectFailed',
      effect: { ...effect, sent: [11] },
      reason: 'blocked',
    };
    const decision = after(unsent, [GONE, failed]);
    expect(done(decision)).toEqual([]);
    expect(decision.effects.organizer).toEqual([{ type: 'withdrawReply', targets: [11] }]);
    expect(decision.state.undelivered).toEqual([]);
  });
});

describe('a script', () => {
  const wifi = { name: 'wifi', text: 'Dear {organizer}, {agent} says #{number}', near: [] };
  const unknown = { name: 'wfi', text: null, near: ['wifi', 'wiki'] };
  const call = (text: string, script: typeof wifi | typeof unknown, asOf = 1) =>
    said('c1', text, MAX, { script, asOf });
  const texts = ({ effects }: Decision) =>
    effects.organizer.flatMap((effect) => ('text' in effect ? [effect.text] : []));

  test.each([
    ['!wifi', 'Dear Anna, Max says #42'],
    ['!wifi and good luck', 'Dear Anna, Max says #42\nand good luck'],
  ])('called by %s is filled in', (text, words) => {
    expect(texts(after(claimedTicket(), [call(text, wifi)]))).toEqual([words]);
  });

  test('that is not there sends nothing, and names what is near', () => {
    const decision = after(claimedTicket(), [call('!wfi', unknown)]);
    expect(told(decision)).toEqual([]);
    expect(decision.effects.board).toMatchObject([
      { remark: 'unknown-script', args: { name: 'wfi', near: '!wifi, !wiki' }, notify: [MAX.id] },
    ]);
    const nothing = { ...unknown, near: [] };
    expect(after(claimedTicket(), [call('!wfi', nothing)]).effects.board).toMatchObject([
      { args: { near: 'none' } },
    ]);
  });

  test('that is not there goes out when its name is put right', () => {
    const { state } = after(claimedTicket(), [call('!wfi', unknown)]);
    expect(texts(after(state, [call('!wifi', wifi, 2)]))).toEqual(['Dear Anna, Max says #42']);
  });

  test('is none in a note', () => {
    expect(told(after(claimedTicket(), [said('c1', '// !wifi')]))).toEqual([]);
  });
});

describe('where only marked comments go out', () => {
  const marked = claimedTicket(eventWith({}, { replies: 'marked' }));

  test.each([
    ['>> Hello', ['sendReply']],
    ['Hello', []],
    ['// >> Hello', []],
  ])('%s', (text, names) => {
    expect(told(after(marked, [said('c1', text)]))).toEqual(names);
  });

  test('a mark that is added sends what was a note', () => {
    const decision = after(marked, [now('Hello', 1), now('>> Hello', 2)]);
    expect(told(decision)).toEqual(['sendReply']);
  });
});

test('a reply to a closed ticket that was a note before comes too late as well', () => {
  const closed = resolvedTicket({ status: 'closed' });
  const decision = after(closed, [now('// for us', 1), now('for you', 2)]);
  expect(told(decision)).toEqual([]);
  expect(done(decision)).toEqual(['reply-failed']);
});
