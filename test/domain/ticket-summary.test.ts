import { expect, test } from '@jest/globals';
import { ticketSummary } from '../../src/domain/ticket-summary.ts';
import { freshTicket } from '../support/ticket.ts';

const open = { deskUrl: null, isPrivate: false };
const summary = (subject: string, operatorsView = open) =>
  ticketSummary(freshTicket({ subject, operatorsView }));
const bytes = (text: string) => Buffer.byteLength(text);

test('a ticket reads as its number, its subject and its event', () => {
  expect(summary('Wi-Fi is down')).toBe('#42 · Wi-Fi is down · Hack 2026');
});

test.each([
  ['of one byte', 'x'.repeat(300)],
  ['of two bytes', 'ж'.repeat(300)],
  ['of two code units', '🔥'.repeat(300)],
])('a long subject of characters %s is cut so that all fits', (_, subject) => {
  const cut = summary(subject);

  expect(cut).toMatch(/^#42 · .+… · Hack 2026$/u);
  expect(bytes(cut)).toBeLessThanOrEqual(200);
  expect(bytes(cut)).toBeGreaterThan(195);
  expect(cut).not.toContain('\uFFFD');
});

test('where payloads are encrypted it holds nobody’s words', () => {
  expect(summary('Wi-Fi is down', { deskUrl: null, isPrivate: true })).toBe('#42 · HACK');
});
