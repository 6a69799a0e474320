import { expect, test } from '@jest/globals';
import { openTicket } from '../../src/domain/ticket-state.ts';
import { NO_TIMERS } from '../../src/domain/timers.ts';
import { caseFile } from '../../workflows/case-file.ts';

const fresh = openTicket({
  number: 42,
  event: {
    code: 'HACK',
    name: 'Hack *2026*',
    locale: 'en',
    timezone: 'UTC',
    replies: 'all',
    timers: NO_TIMERS,
    hours: null,
    agentsChatId: null,
    projectId: 'p',
  },
  organizer: { name: 'Tom Becker', chatId: 5002, language: 'en' },
  previousNumber: null,
  subject: '[Wi-Fi](https://evil.example) is <down>',
  openedAt: Date.UTC(2026, 10, 23, 21, 5),
});

test('a new ticket shows who waits for what, and the words of users as plain text', () => {
  expect(caseFile(fresh)).toBe(
    [
      String.raw`**#42** \[Wi\-Fi\]\(https://evil.example\) is \<down\>`,
      '',
      '- **Status:** new',
      '- **Event:** Hack \\*2026\\* (HACK)',
      '- **Holder:** nobody',
      '- **Priority:** p4',
      '- **Messages:** 0 from the organizer',
      '- **Opened:** 2026-11-23 21:05 UTC',
    ].join('\n'),
  );
});

test('a solved ticket shows its times, its rating, when it closes, and the way to its card', () => {
  const text = caseFile({
    ...fresh,
    status: 'resolved',
    agent: { id: '7001', name: 'Lena' },
    task: { id: 't', url: 'https://app.todoist.com/app/task/t' },
    firstReplyAt: Date.UTC(2026, 10, 23, 21, 7),
    resolvedAt: Date.UTC(2026, 10, 23, 21, 20),
    rating: 5,
  });

  expect(text).toContain('- **Holder:** Lena\n');
  expect(text.split('\n').slice(-5)).toEqual([
    '- **First reply:** 2026-11-23 21:07 UTC',
    '- **Solved:** 2026-11-23 21:20 UTC',
    '- **Rating:** 5 of 5',
    '- **Next:** closes when nobody reopens it, 2026-11-24 21:20 UTC',
    '- [Open in Todoist](https://app.todoist.com/app/task/t)',
  ]);
});
