import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openAdmin, type TestAdmin } from '../../support/admin.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  openAdminPage,
  PHONE,
  screenshot,
  type AdminPage,
} from '../../support/admin-page.ts';
import { describePages } from '../../support/browser.ts';
import { insertHandMadeEvent } from '../../support/hand-made-event.ts';
import { insertEvent, insertTicket } from '../../support/rows.ts';
import { until } from '../../support/until.ts';

describePages('the statistics page', () => {
  let admin: TestAdmin;
  let screen: AdminPage;

  beforeAll(async () => {
    admin = await openAdmin();
    const { orm } = admin.database;
    await insertHandMadeEvent(orm);
    const other = await insertEvent(orm, {
      code: 'JAM',
      name: 'Jam <b>2026</b>',
      participants: 12,
    });
    const categories = ['<script>alert(1)</script>'];
    const createdAt = new Date('2026-03-29T12:00:00Z');
    await insertTicket(orm, { eventId: other.id, row: { createdAt, categories } });
    screen = await openAdminPage(admin.url);
  });

  afterAll(async () => {
    await screen.close();
    await admin.close();
  });

  /** Waits until every chart of the page is drawn for a theme; tells how wide each is. */
  const drawn = (theme: 'light' | 'dark' = 'light') =>
    until(`all charts are drawn for ${theme}`, async () => {
      const images = await screen.page.evaluate<{ isThere: boolean; width: number }[]>(
        `[...document.querySelectorAll('.charts img')].map((image) => ({
          isThere: image.complete && image.currentSrc.includes('theme=${theme}'),
          width: image.naturalWidth,
        }))`,
      );
      return images.every(({ isThere }) => isThere) && images.map(({ width }) => width);
    });
  const card = (name: string) =>
    screen.page.locator('.cards > div', { hasText: name }).first().innerText();

  it('shows the numbers and charts of one event, in light and dark', async () => {
    const { page, visit, faults } = screen;
    await visit('/admin/statistics?event=stat');

    expect(await card('Opened')).toMatch(/5\s+12.5 per 100 participants/);
    expect(await card('First reply')).toMatch(/10 min\s+9 in 10 within 50 min, in opening hours/);
    expect(await card('In time')).toMatch(/50 %\s+target 30 min/);
    expect(await page.getByRole('row', { name: /^Lena/ }).last().innerText()).toMatch(
      /Lena\s+3\s+60 %\s+2\s+0\s+0\s+10 min\s+4.0 \(2\)/,
    );
    const light = await drawn();
    expect(light).toEqual(Array.from({ length: 8 }, () => 600));
    await screenshot(page, 'statistics');

    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await drawn('dark')).toEqual(light);
    await screenshot(page, 'statistics-dark');
    await page.emulateMedia({ colorScheme: null });

    await expectAccessible(page);
    expect(faults).toEqual([]);
  });

  it('compares events, and draws what people named as words', async () => {
    const { page, visit, faults } = screen;
    await visit('/admin/statistics');

    expect(await card('Opened')).toMatch(/^Opened\s+6/);
    await page.getByRole('heading', { name: 'Participants and tickets per event' }).waitFor();
    await page
      .getByRole('row', { name: /^Jam <b>2026<\/b>/ })
      .first()
      .waitFor();
    expect(await drawn()).toEqual(Array.from({ length: 10 }, () => 600));
    await screenshot(page, 'statistics-events');
    const session = await page.request.get(
      `${admin.url}/admin/statistics/charts/categories.svg?event=JAM`,
    );
    expect(session.headers()['content-type']).toContain('image/svg+xml');
    const svg = await session.text();
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).not.toContain('<script');
    expect(faults).toEqual([]);
  });

  it('is asked by a form for an event and a period', async () => {
    const { page, visit } = screen;
    await visit('/admin/statistics');

    await page.getByLabel('Event', { exact: true }).selectOption('STAT');
    await page.getByLabel('From').fill('2026-03-29');
    await page.getByLabel('To,').fill('2026-03-29');
    await page.getByRole('button', { name: 'Show' }).click();

    await page.waitForURL(/event=STAT&from=2026-03-29&to=2026-03-29/);
    expect(await card('Opened')).toMatch(/^Opened\s+2/);
    expect(await page.getByLabel('From').inputValue()).toBe('2026-03-29');
    await page.getByText('Numbers').first().click();
    expect(await page.getByRole('row', { name: '29 Mar 2026 2 1' }).count()).toBe(1);
  });

  it('fits a phone, where charts are drawn for it', async () => {
    const { page, visit } = screen;
    await page.setViewportSize(PHONE);
    await visit('/admin/statistics?event=STAT');

    expect(new Set(await drawn())).toEqual(new Set([350]));
    await expectNoSidewaysScroll(page);
    await screenshot(page, 'statistics-phone');
  });

  it('says so where nothing happened, and names no chart that is not', async () => {
    const { page, visit } = screen;
    await visit('/admin/statistics?from=2020-01-01&to=2020-01-02');
    await page.getByText('Nothing happened in this period.').waitFor();

    const answer = await page.request.get(`${admin.url}/admin/statistics/charts/nothing.svg`);
    expect(answer.status()).toBe(404);
    const anonymous = await fetch(`${admin.url}/admin/statistics/charts/load.svg`, {
      redirect: 'manual',
    });
    expect(anonymous.status).toBe(303);
  });
});
