import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createStatistics,
  type StatisticsStore,
} from '../../src/database/statistics/statistics.ts';
import type { EventRow } from '../../src/database/entities/event.ts';
import type { Statistics } from '../../src/statistics/figures.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertHandMadeEvent, LENA_ID, MAX_ID, NOW } from '../support/hand-made-event.ts';
import { insertEvent, insertTicket } from '../support/rows.ts';

let database: TestDatabase;
let statistics: StatisticsStore;
let event: EventRow;
let all: Statistics;

beforeAll(async () => {
  database = await openTestDatabase();
  statistics = createStatistics(database.orm);
  event = await insertHandMadeEvent(database.orm);
  all = await statistics.of([event.id], {}, NOW);
});

afterAll(() => database.close());

describe('the hand-made event', () => {
  it('counts its tickets', () => {
    expect(all.total.tickets).toEqual({
      opened: 5,
      solved: 2, // the first, and the second for the second time
      reopened: 1,
      reopenedShare: 0.5, // 1 of the 2 that were ever solved
      open: 2, // the third waits, the fifth is new
      unanswered: 2, // the fourth and the fifth
      closedUnsolved: 1, // the fourth
      byStatus: { new: 1, claimed: 0, waiting: 1, resolved: 1, closed: 2 },
    });
  });

  it('measures first replies by the clock on the wall', () => {
    // 16:50 to 17:10 is 1200 s, 22:30 to 07:05 is 30900 s, 08:00:00 to 08:59:58 is 3598 s.
    // p90 lies 0.8 of the way from 3598 to 30900. In time is the first; too late are the second and the third, and the
    // fifth, unanswered for 9 hours. The fourth was cancelled before anybody was late.
    expect(all.total.firstReplySeconds).toEqual({
      count: 3,
      p50: 3598,
      p90: 25_439.6,
      target: 1800,
      withinTarget: 0.25,
    });
  });

  it('measures first replies in opening hours', () => {
    // The first: 17:50 to 18:00 is 600 s. The second: 09:00 to 09:05 is 300 s. The third: 3598 s, all of it in hours.
    // The fifth has waited from 09:00 to 09:50.
    expect(all.total.firstReplyOpenSeconds).toEqual({
      count: 3,
      p50: 600,
      p90: 2998.4, // 600 + 0.8 * 2998
      target: 1800,
      withinTarget: 0.5,
    });
  });

  it('measures how long solving took, to the last solution', () => {
    // 16:50 to 17:20 is 1800 s; 22:30 to 08:30 is 36000 s.
    expect(all.total.resolutionSeconds).toEqual({ count: 2, p50: 18_900, p90: 32_580 });
  });

  it('knows ratings, messages and people', () => {
    const { rating, messages, people } = all.total;
    expect(rating).toEqual({ count: 2, mean: 4, distribution: { 1: 0, 2: 0, 3: 1, 4: 0, 5: 1 } });
    expect(messages).toEqual({ in: 6, out: 3, notes: 1 });
    expect(people).toEqual({
      participants: 40,
      organizers: 5,
      askers: 5,
      ticketsPer100Participants: 12.5,
    });
  });

  it('tells what each agent did', () => {
    expect(all.agents).toEqual([
      {
        todoistUserId: LENA_ID,
        name: 'Lena',
        taken: 3, // the first, the second by hand-over, and the third, though she let it go
        share: 0.6,
        solved: 2,
        reopened: 0,
        open: 0,
        firstReplySeconds: { count: 1, p50: 1200 },
        firstReplyOpenSeconds: { count: 1, p50: 600 },
        rating: { count: 2, mean: 4 },
      },
      {
        todoistUserId: MAX_ID,
        name: 'Max',
        taken: 2, // the second and the third
        share: 0.4,
        solved: 0, // his solution of the second was undone
        reopened: 1,
        open: 1,
        firstReplySeconds: { count: 2, p50: 17_249 }, // between 3598 and 30900
        firstReplyOpenSeconds: { count: 2, p50: 1949 }, // between 300 and 3598
        rating: { count: 0, mean: null },
      },
    ]);
    expect(all.loadGini).toBe(0.1); // 2 and 3 of 5: a mean difference of 0.5 over a mean of 2.5, halved
  });

  it('counts categories; a ticket with two is in both', () => {
    expect(all.categories).toEqual([
      { label: 'wifi', tickets: 2 },
      { label: 'power', tickets: 1 },
    ]);
    expect(all.uncategorized).toBe(3);
  });

  it('parts the days at midnight in Berlin', () => {
    expect(all.days).toEqual([
      {
        day: '2026-03-28',
        opened: 2,
        solved: 1,
        firstReplySeconds: { count: 2, p50: 16_050, p90: 27_930 }, // 1200 and 30900
        firstReplyOpenSeconds: { count: 2, p50: 450, p90: 570 }, // 600 and 300
        resolutionSeconds: { count: 2, p50: 18_900, p90: 32_580 },
      },
      {
        day: '2026-03-29',
        opened: 2,
        solved: 1,
        firstReplySeconds: { count: 1, p50: 3598, p90: 3598 },
        firstReplyOpenSeconds: { count: 1, p50: 3598, p90: 3598 },
        resolutionSeconds: { count: 0, p50: null, p90: null },
      },
      {
        day: '2026-03-30',
        opened: 1,
        solved: 0,
        firstReplySeconds: { count: 0, p50: null, p90: null },
        firstReplyOpenSeconds: { count: 0, p50: null, p90: null },
        resolutionSeconds: { count: 0, p50: null, p90: null },
      },
    ]);
  });

  it('sorts openings into the hours of the week, by Berlin’s clock', () => {
    const filled = Object.entries(all.openedByHour).flatMap(([day, hours]) =>
      hours.flatMap((opened, hour) => (opened === 0 ? [] : [[day, hour, opened]])),
    );
    expect(filled).toEqual([
      ['mon', 0, 1],
      ['sat', 17, 1],
      ['sat', 23, 1],
      ['sun', 10, 2], // 08:00 and 08:30 UTC: summer time by now
    ]);
    expect(all.openedByHour.tue).toHaveLength(24);
  });

  it('draws what was open at each full hour, and now', () => {
    const at = (time: string) =>
      all.openOverTime.find((point) => point.at.getTime() === Date.parse(time));
    expect(all.openOverTime[0]).toEqual({
      at: new Date('2026-03-28T16:00:00Z'),
      new: 0,
      claimed: 0,
      waiting: 0,
    });
    expect(at('2026-03-28T17:00:00Z')).toMatchObject({ new: 0, claimed: 1, waiting: 0 });
    expect(at('2026-03-28T18:00:00Z')).toMatchObject({ new: 0, claimed: 0, waiting: 0 });
    expect(at('2026-03-28T23:00:00Z')).toMatchObject({ new: 1, claimed: 0, waiting: 0 });
    expect(at('2026-03-29T08:00:00Z')).toMatchObject({ new: 1, claimed: 1, waiting: 0 });
    expect(at('2026-03-29T10:00:00Z')).toMatchObject({ new: 0, claimed: 0, waiting: 1 });
    expect(all.openOverTime.at(-1)).toEqual({ at: NOW, new: 1, claimed: 0, waiting: 1 });
    // From 16:00 on Saturday to 07:00 on Monday, 39 hours later, and now: the change of clocks adds none, and hides none.
    expect(all.openOverTime).toHaveLength(41);
  });
});

describe('a ticket that was forgotten', () => {
  it('is drawn for a day after the last step, not for months', async () => {
    const { openOverTime } = await statistics.of([event.id], {}, new Date('2026-08-01T00:00:00Z'));

    // The last step was the fifth's opening, at 22:10 on Sunday.
    expect(openOverTime.at(-1)).toMatchObject({ at: new Date('2026-03-30T23:00:00Z'), new: 1 });
  });
});

describe('a period', () => {
  it('of one day holds what happened on it, by the event’s clock', async () => {
    const sunday = await statistics.ofDay('stat', '2026-03-29', NOW);

    expect(sunday?.total.tickets).toMatchObject({
      opened: 2, // the fifth came ten minutes after midnight
      solved: 1, // the solution of 07:35 was undone
      reopened: 1,
      open: 1,
      unanswered: 1,
    });
    expect(
      sunday?.agents.map(({ name, taken, solved, open }) => [name, taken, solved, open]),
    ).toEqual([
      ['Lena', 2, 1, 0],
      ['Max', 2, 0, 1],
    ]);
    expect(sunday?.days.map(({ day }) => day)).toEqual(['2026-03-29']);
  });

  it('counts as solved what was solved by its end, though it was reopened later', async () => {
    const morning = {
      from: { day: '2026-03-28' },
      to: { at: new Date('2026-03-29T07:50:00Z') },
    };

    const { total } = await statistics.of([event.id], morning, NOW);

    expect(total.tickets).toMatchObject({ opened: 2, solved: 2, reopened: 0, open: 0 });
  });

  it('is today by the event’s clock, and reaches until now', async () => {
    const { total, days } = await statistics.today([event.id], NOW);

    expect(total.tickets).toMatchObject({ opened: 1, solved: 0, open: 2 });
    expect(days.map(({ day }) => day)).toEqual(['2026-03-30']);
  });

  it('belongs to an event that is known', async () => {
    expect(await statistics.ofDay('NOSUCH', '2026-03-29', NOW)).toBeNull();
  });
});

describe('several events', () => {
  it('are counted together and each by itself, each by its own clock and promise', async () => {
    const other = await insertEvent(database.orm, {
      code: 'OTHER',
      timezone: 'Asia/Tokyo',
      timers: { ...event.timers, firstReply: 'off' },
    });
    const createdAt = new Date('2026-03-28T16:00:00Z'); // 01:00 on Sunday in Tokyo
    const firstReplyAt = new Date('2026-03-28T16:00:10Z');
    await insertTicket(database.orm, { eventId: other.id, row: { createdAt, firstReplyAt } });

    const both = await statistics.of([event.id, other.id], {}, NOW);

    expect(both.events.map((row) => [row.event, row.tickets.opened])).toEqual([
      ['OTHER', 1],
      ['STAT', 5],
    ]);
    expect(both.total.tickets).toMatchObject({ opened: 6, open: 3 });
    expect(both.total.firstReplySeconds).toMatchObject({
      count: 4,
      target: null,
      withinTarget: 0.25,
    });
    expect(both.events[0]?.firstReplySeconds).toEqual({
      count: 1,
      p50: 10,
      p90: 10,
      target: null,
      withinTarget: null,
    });
    // Of Berlin's event alone: of Tokyo's the participants are not known.
    expect(both.total.people).toMatchObject({ participants: 40, ticketsPer100Participants: 12.5 });
    expect(both.openedByHour.sun[1]).toBe(1);
    expect(both.days[1]).toMatchObject({ day: '2026-03-29', opened: 3 });

    const sunday = { from: { day: '2026-03-29' }, to: { day: '2026-03-29' } };
    const ofSunday = await statistics.of([event.id, other.id], sunday, NOW);
    expect(ofSunday.events.map((row) => row.tickets.opened)).toEqual([1, 2]);
  });

  it('have no numbers where nothing happened, and none that are not', async () => {
    const empty = await insertEvent(database.orm, { participants: 0 });

    const { total, agents, days, openOverTime, loadGini } = await statistics.of(
      [empty.id],
      {},
      NOW,
    );

    expect(total.tickets).toMatchObject({ opened: 0, solved: 0, open: 0, reopenedShare: null });
    expect(total.firstReplySeconds).toEqual({
      count: 0,
      p50: null,
      p90: null,
      target: 1800,
      withinTarget: null,
    });
    expect(total.resolutionSeconds).toEqual({ count: 0, p50: null, p90: null });
    expect(total.rating.mean).toBeNull();
    expect(total.people.ticketsPer100Participants).toBeNull();
    expect({ agents, days, openOverTime, loadGini }).toEqual({
      agents: [],
      days: [],
      openOverTime: [],
      loadGini: null,
    });
    expect((await statistics.of([], {}, NOW)).total.tickets.opened).toBe(0);
  });
});
