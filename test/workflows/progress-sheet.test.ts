import { expect, test } from '@jest/globals';
import { progressSheet } from '../../workflows/progress-sheet.ts';

const announcement = { id: 3, eventCode: 'HACK', total: 37, sent: 20, failed: 2, unsure: 1 };

test('an operator reads how far an announcement has come', () => {
  expect(progressSheet({ ...announcement, state: 'paused' })).toBe(
    [
      '**Announcement 3** to the organizers of HACK',
      '',
      '- **Status:** paused, 62 %',
      '- **Sent:** 20 of 37',
      '- **Could not be told:** 2',
      "- **Unsure:** 1 (Telegram's answer was lost; not sent again)",
      '- **Waiting:** 14',
    ].join('\n'),
  );
});

test('who was left out is not waiting, and nobody at all is all', () => {
  expect(progressSheet({ ...announcement, state: 'cancelled' })).toContain('**Skipped:** 14');
  const empty = { ...announcement, total: 0, sent: 0, failed: 0, unsure: 0 };
  expect(progressSheet({ ...empty, state: 'done' })).toContain('done, 100 %');
});
