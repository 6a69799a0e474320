import { expect, test } from '@jest/globals';
import { routeMessage, type Route } from '../../src/domain/routing.ts';
import type { TicketStatus } from '../../src/domain/ticket-status.ts';

const open = (...tickets: [number, TicketStatus][]) =>
  tickets.map(([number, status]) => ({ number, status }));
const NOTHING = { repliedTo: null, chosen: null };

test.each<[string, Parameters<typeof routeMessage>[0], Route]>([
  ['nothing open: a new one', { ...NOTHING, open: [] }, { kind: 'new' }],
  ['one open: that one', { ...NOTHING, open: open([1, 'waiting']) }, { kind: 'add', number: 1 }],
  [
    'several open: the bot asks',
    { ...NOTHING, open: open([1, 'new'], [2, 'claimed']) },
    { kind: 'ask', numbers: [1, 2] },
  ],
  [
    'a solved one does not count beside one that is not',
    { ...NOTHING, open: open([1, 'resolved'], [2, 'claimed']) },
    { kind: 'add', number: 2 },
  ],
  [
    'a solved one alone is meant, within its window',
    { ...NOTHING, open: open([1, 'resolved']) },
    { kind: 'add', number: 1 },
  ],
  [
    'several solved ones: the bot asks',
    { ...NOTHING, open: open([1, 'resolved'], [2, 'resolved']) },
    { kind: 'ask', numbers: [1, 2] },
  ],
  [
    'a reply belongs to what it replies to, whatever was chosen',
    { repliedTo: 1, chosen: 2, open: open([1, 'resolved'], [2, 'claimed']) },
    { kind: 'add', number: 1 },
  ],
  [
    'a reply to a closed ticket opens a new one, whatever else is open',
    { repliedTo: 1, chosen: 2, open: open([2, 'claimed']) },
    { kind: 'new' },
  ],
  [
    'the chosen one, of several',
    { repliedTo: null, chosen: 2, open: open([1, 'new'], [2, 'claimed']) },
    { kind: 'add', number: 2 },
  ],
  [
    'a choice that has ended meanwhile is no choice',
    { repliedTo: null, chosen: 3, open: open([1, 'new'], [2, 'claimed']) },
    { kind: 'ask', numbers: [1, 2] },
  ],
])('%s', (_, facts, route) => {
  expect(routeMessage(facts)).toEqual(route);
});
