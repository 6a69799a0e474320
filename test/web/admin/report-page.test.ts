import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TicketChangeEntity } from '../../../src/database/entities/ticket-change.ts';
import { TicketEntity } from '../../../src/database/entities/ticket.ts';
import { openAdmin, type TestAdmin } from '../../support/admin.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  openAdminPage,
  PHONE,
  screenshot,
} from '../../support/admin-page.ts';
import { describePages } from '../../support/browser.ts';
import { insertEvent, insertTicket } from '../../support/rows.ts';

let admin: TestAdmin;

/** A Saturday at ten, by the clock of Berlin. */
const OPENED = new Date('2026-05-02T08:00:00Z');
const minutesLater = (minutes: number) => new Date(OPENED.getTime() + minutes * 60_000);

/** It was taken by Lena, solved and closed. */
async function insertLife(number: number): Promise<void> {
  const em = admin.database.orm.em.fork();
  const steps = [
    ['claimed', 2],
    ['resolved', 30],
    ['closed', 60],
  ] as const;
  for (const [status, minutes] of steps) {
    em.create(TicketChangeEntity, {
      ticket: em.getReference(TicketEntity, number),
      at: minutesLater(minutes),
      status,
      agentTodoistId: 'u1',
      agentName: 'Lena Berg',
    });
  }
  await em.flush();
}

describePages('the report of an event', () => {
  beforeAll(async () => {
    admin = await openAdmin();
    const { orm } = admin.database;
    const event = await insertEvent(orm, {
      code: 'DONE',
      name: 'Hack & done',
      timezone: 'Europe/Berlin',
      participants: 100,
      startsAt: OPENED,
      endsAt: minutesLater(48 * 60),
    });
    const solved = {
      createdAt: OPENED,
      status: 'closed' as const,
      claimedAt: minutesLater(2),
      firstReplyAt: minutesLater(5),
      resolvedAt: minutesLater(30),
      closedAt: minutesLater(60),
      agentTodoistId: 'u1',
      agentName: 'Lena Berg',
      categories: ['wifi'],
    };
    for (const [rating, ratingComment] of [
      [5, 'Quick, <b>friendly</b> & "right"'],
      [2, 'Слишком долго'],
      [4, null],
    ] as const) {
      const { number } = await insertTicket(orm, {
        eventId: event.id,
        row: { ...solved, rating, ratingComment },
      });
      await insertLife(number);
    }
    const row = { createdAt: minutesLater(60), subject: 'Where is the coffee?' };
    await insertTicket(orm, { eventId: event.id, row });
    await insertEvent(orm, { code: 'QUIET', name: 'Quiet hack' });
  });
  afterAll(() => admin.close());

  test('says what a client asks, and fits on paper', async () => {
    const { page, faults, visit, close } = await openAdminPage(admin.url);
    await visit('/admin/events/done/report');

    await page.getByRole('heading', { name: 'Hack & done: report', level: 1 }).waitFor();
    const text = await page.locator('main').innerText();
    for (const said of [
      'Busiest: Saturday, 10:00–11:00 (3); Saturday, 11:00–12:00 (1).',
      'Quick, <b>friendly</b> & "right"',
      'Слишком долго',
      'Where is the coffee?',
      'Lena Berg',
      '3.7',
      '1 without an answer',
      'wifi',
    ]) {
      expect(text).toContain(said);
    }
    // Whose rating it is, and who asked, is nobody's business here.
    expect(text).not.toContain('Olga');
    const widths = await page.evaluate<number[]>(
      'Promise.all([...document.images].map((image) => image.decode().then(() => image.naturalWidth)))',
    );
    expect(widths.length).toBeGreaterThan(3);
    expect(Math.min(...widths)).toBeGreaterThan(0);
    await expectAccessible(page);
    await screenshot(page, 'admin-report');

    await page.emulateMedia({ media: 'print' });
    // A4 without its margins, in CSS pixels.
    await page.setViewportSize({ width: 680, height: 1_009 });
    await expectNoSidewaysScroll(page);
    expect(await page.getByRole('navigation').count()).toBe(0);
    await screenshot(page, 'admin-report-print');
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
    expect(faults).toEqual([]);
    await close();
  });

  test('is also there for an event in which nothing happened, and on a phone', async () => {
    const { page, visit, close } = await openAdminPage(admin.url, { viewport: PHONE });
    await visit('/admin/events/QUIET/report');

    await page.getByText('Nobody has asked for anything.').waitFor();
    await expectNoSidewaysScroll(page);
    await visit('/admin/events/NOWHERE/report');
    await page.getByText('There is no event with this code.').waitFor();
    await close();
  });
});
