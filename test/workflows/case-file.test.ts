import { expect, test } from '@jest/globals';
import { openTicket, type TicketState } from '../../src/domain/ticket-state.ts';
import { NO_TIMERS } from '../../src/domain/timers.ts';
import { caseFile } from '../../workflows/case-file.ts';

const at = (time: string) => Date.parse(`2026-11-23T${time}Z`);

const fresh: TicketState = {
  ...openTicket({
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
    openedAt: at('21:05'),
  }),
  operatorsView: { deskUrl: 'https://desk.example', isPrivate: false },
};

const solved: TicketState = {
  ...fresh,
  status: 'resolved',
  agent: { id: '7001', name: 'Lena' },
  task: { id: 't', url: 'https://app.todoist.com/app/task/t' },
  firstReplyAt: at('21:07'),
  resolvedAt: at('21:20'),
  rating: 5,
  lastMessages: [
    {
      id: '1',
      direction: 'in',
      author: 'Tom Becker',
      text: 'It is *down*\nagain',
      at: at('21:05'),
    },
    { id: '2', direction: 'note', author: 'Max', text: 'the router', at: at('21:06') },
    { id: '3', direction: 'out', author: 'Lena', text: 'On my way', at: at('21:07') },
  ],
};

test('a new ticket shows who waits for what, and the words of users as plain text', () => {
  expect(caseFile(fresh)).toBe(
    [
      String.raw`### #42 \[Wi\-Fi\]\(https://evil.example\) is \<down\>`,
      '',
      '- **Status:** new since 2026-11-23 21:05 UTC',
      '- **Holder:** nobody',
      '- **Event:** Hack \\*2026\\* (HACK)',
      '- **Priority:** p4',
      '- **Opened:** 2026-11-23 21:05 UTC',
      '',
      '[Open in Pitcrew](https://desk.example/admin/tickets/42)',
    ].join('\n'),
  );
});

test('a solved ticket shows its times, its rating, when it closes, what was said last, and the ways to it', () => {
  expect(caseFile(solved).split('\n').slice(2)).toEqual([
    '- **Status:** resolved since 2026-11-23 21:20 UTC',
    '- **Holder:** Lena (7001)',
    '- **Event:** Hack \\*2026\\* (HACK)',
    '- **Priority:** p4',
    '- **Opened:** 2026-11-23 21:05 UTC',
    '- **First reply:** after 2 min',
    '- **Rating:** 5 of 5',
    '- **Next:** closes when nobody reopens it, 2026-11-24 21:20 UTC',
    '',
    '**Last messages**',
    '',
    String.raw`- 21:05 ← organizer **Tom Becker:** It is \*down\* / again`,
    '- 21:06 · note **Max:** the router',
    '- 21:07 → reply **Lena:** On my way',
    '',
    '[Open in Todoist](https://app.todoist.com/app/task/t) · [Open in Pitcrew](https://desk.example/admin/tickets/42)',
  ]);
});

test('what could not be delivered is counted, and what to do about it is said', () => {
  const reply = { messageId: 'td-1', commentId: '1', agent: 'Lena', text: 'Hello' };
  const failing = { ...fresh, failedReplies: [{ type: 'sendReply' as const, ...reply }] };

  expect(caseFile(failing)).toContain('- **Not delivered:** 1 ⚠️ (send `resend` to try again)');
});

test('where payloads are encrypted, nobody is named and nothing quoted', () => {
  const hidden = caseFile({ ...solved, operatorsView: { deskUrl: null, isPrivate: true } });

  expect(hidden).toContain('### #42\n');
  expect(hidden).toContain('- **Holder:** 7001\n');
  expect(hidden).toContain('- 21:05 ← organizer\n- 21:06 · note\n- 21:07 → reply\n');
  expect(hidden).not.toMatch(/Tom|Lena|Max|Wi|down|router|way/);
});
