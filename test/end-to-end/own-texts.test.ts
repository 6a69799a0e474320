import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WEEKDAYS } from '../../src/domain/opening-hours.ts';
import { openDesk, TOM, type TestDesk } from '../support/desk.ts';
import { until } from '../support/until.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** Waits until Tom reads a text that begins so, and gives back all of it. */
const reads = (begin: string) =>
  until(`Tom reads "${begin}"`, () =>
    desk.telegram
      .chat(TOM.id)
      .findLast(({ from, text }) => from === 'bot' && text.startsWith(begin))
      ?.text.replace(begin, ''),
  );

describe("an event's own texts", () => {
  it('follow the welcome, and what is said while nobody is there, as they were typed', async () => {
    // Three days off: closed now, in whichever time zone.
    const day = WEEKDAYS[(new Date().getUTCDay() + 2) % 7] ?? 'mon';
    await desk.openEvent({
      welcomeText: 'The desk is in hall <B>.\nBring your badge & a pen.',
      outOfHoursText: 'At night: call <security>.',
      hours: { [day]: ['09:00-10:00'] },
    });

    expect(await reads('👋 Welcome to Hack 2026!')).toMatch(
      /\n\nThe desk is in hall <B>\.\nBring your badge & a pen\.$/,
    );
    desk.telegram.say(TOM.id, 'The door is locked');
    expect(await reads('✅ Got it: #1.')).toMatch(
      /^ Nobody is at the desk .*\n\nAt night: call <security>\.$/,
    );
  });

  it('are not there for an event that has none any more', async () => {
    await desk.ask('PATCH', '/events/HACK', { welcomeText: ' ', outOfHoursText: null });

    desk.telegram.say(TOM.id, '/start');

    expect(await reads('You are with Hack 2026.')).not.toContain('hall');
  });
});
