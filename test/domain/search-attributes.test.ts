import { expect, test } from '@jest/globals';
import { attributesOf } from '../../src/domain/search-attributes.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import { claimedTicket, START, ticketWith } from '../support/ticket.ts';

test('a ticket is found by its status, its event, its holder and how urgent it is', () => {
  expect(attributesOf(claimedTicket({ priority: 4 }))).toEqual({
    TicketStatus: 'claimed',
    EventCode: 'HACK',
    Agent: '7001',
    TicketPriority: 'p1',
    NextDeadline: null,
    Delivery: 'ok',
    Overdue: null,
  });
});

test.each<[string, TicketState, string | null]>([
  ['a new one', ticketWith(), null],
  ['a new one that agents were reminded of', ticketWith({ fired: ['remindUnclaimed-0'] }), 'claim'],
  ['a new one that leads were told of', ticketWith({ fired: ['escalateUnclaimed'] }), 'claim'],
  ['a claimed one', claimedTicket({ fired: ['remindUnclaimed-0'] }), null],
  [
    'a claimed one that its holder was reminded of',
    claimedTicket({ fired: ['firstReply'] }),
    'reply',
  ],
  ['an answered one', claimedTicket({ fired: ['firstReply'], firstReplyAt: START }), null],
])('%s is overdue or not', (_, ticket, overdue) => {
  expect(attributesOf(ticket).Overdue).toBe(overdue);
});

test('a ticket with something undelivered says so', () => {
  const reply = { messageId: 'td-1', commentId: '1', agent: 'Lena', text: 'Hello' };
  const failed = claimedTicket({ failedReplies: [{ type: 'sendReply', ...reply }] });
  expect(attributesOf(failed).Delivery).toBe('failing');
});
