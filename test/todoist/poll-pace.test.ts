import { describe, expect, test } from '@jest/globals';
import { createPollPace } from '../../src/todoist/poll-pace.ts';

const START = 1_000_000;
const QUARTER = 15 * 60_000;
const byActivity = () => createPollPace({ seconds: null, hasWebhooks: false, startedAt: START });

describe('the pace of pulls', () => {
  test('is what somebody asked for, whatever happens', () => {
    const pace = createPollPace({ seconds: 7, hasWebhooks: true, startedAt: START });
    expect([pace.pause(true, START), pace.pause(false, START)]).toEqual([7_000, 7_000]);
  });

  test('is a minute beside webhooks', () => {
    const pace = createPollPace({ seconds: null, hasWebhooks: true, startedAt: START });
    expect([pace.pause(true, START), pace.pause(false, START)]).toEqual([60_000, 60_000]);
  });

  test('is a second while tickets are active, ten when idle', () => {
    const pace = byActivity();
    expect([pace.pause(true, START), pace.pause(false, START)]).toEqual([1_000, 10_000]);
  });

  test('is at most 500 pulls in 15 minutes, and never stops, however long tickets are active', () => {
    const pace = byActivity();
    const pulls: number[] = [];
    for (let now = START; now < START + 4 * QUARTER; now += pace.pause(true, now)) pulls.push(now);
    const within = pulls.map(
      (from) => pulls.filter((at) => at >= from && at < from + QUARTER).length,
    );
    expect(Math.max(...within)).toBeLessThanOrEqual(500);
    expect(Math.max(...within)).toBeGreaterThan(450);
    const pauses = pulls.slice(1).map((at, index) => at - (pulls[index] ?? 0));
    expect(Math.max(...pauses)).toBeLessThan(3_000);
  });

  test('is quick again after a rest', () => {
    const pace = byActivity();
    let now = START;
    for (let pull = 0; pull < 400; pull += 1) now += pace.pause(true, now);
    expect(pace.pause(true, now)).toBeGreaterThan(1_000);
    expect(pace.pause(true, now + QUARTER)).toBe(1_000);
  });
});
