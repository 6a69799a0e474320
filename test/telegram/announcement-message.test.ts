import { expect, test } from '@jest/globals';
import {
  announcementLength,
  announcementMessage,
} from '../../src/telegram/announcement-message.ts';

const EVENT = 'Hack <2026>';
const HEADING = '📣 Hack <2026>\n'.length;

test('an announcement is headed by its event, and marked up as replies are', () => {
  const said = { event: EVENT, text: 'Bus at **nine**, see [map](https://example.com/map)' };

  expect(announcementMessage(said)).toEqual({
    html: '<b>📣 Hack &lt;2026&gt;</b>\nBus at <b>nine</b>, see <a href="https://example.com/map">map</a>',
    plain: '📣 Hack <2026>\nBus at nine, see map (https://example.com/map)',
  });
  expect(announcementLength(said)).toEqual({
    used: HEADING + 'Bus at nine, see map'.length,
    limit: 4_096,
  });
});

test.each([
  ['the last character that fits', 4_096 - HEADING, true],
  ['one more', 4_097 - HEADING, false],
  ['nothing', 0, false],
])('%s: %d characters are a message: %p', (_, length, fits) => {
  const text = 'x'.repeat(length);
  expect(announcementMessage({ event: EVENT, text }) !== null).toBe(fits);
  expect(announcementLength({ event: EVENT, text }).used).toBe(HEADING + length);
});
