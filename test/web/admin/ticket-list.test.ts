import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TicketEntity } from '../../../src/database/entities/ticket.ts';
import { openAdmin, type TestAdmin } from '../../support/admin.ts';
import { expectAccessible, openAdminPage, type AdminPage } from '../../support/admin-page.ts';
import { describePages } from '../../support/browser.ts';
import { insertEvent, insertTicket } from '../../support/rows.ts';
import { until } from '../../support/until.ts';

const MANY = 120;

describePages('the list of tickets', () => {
  let desk: TestAdmin;
  let admin: AdminPage;
  let plain: AdminPage;
  let numbers: number[];

  beforeAll(async () => {
    desk = await openAdmin();
    const event = await insertEvent(desk.database.orm, { code: 'BIG', name: 'Big Hack' });
    await insertEvent(desk.database.orm, { code: 'EMPTY', name: 'Empty Hack' });
    numbers = [];
    for (let index = 0; index < MANY; index += 1) {
      const status = index % 4 === 0 ? ('closed' as const) : ('new' as const);
      const row = { subject: `Request ${index} about Розетка`, status, categories: ['power'] };
      numbers.push((await insertTicket(desk.database.orm, { eventId: event.id, row })).number);
    }
    [admin, plain] = await Promise.all([
      openAdminPage(desk.url),
      openAdminPage(desk.url, { javaScript: false }),
    ]);
  });
  afterAll(async () => {
    expect([...admin.faults, ...plain.faults]).toEqual([]);
    await Promise.all([admin.close(), plain.close()]);
    await desk.close();
  });

  const found = (count: string) => admin.page.locator('#found').getByText(count).waitFor();
  const rows = ({ page }: AdminPage) => page.locator('#found tbody tr');

  test('follows what is typed and chosen, and keeps it in the address', async () => {
    await admin.visit('/admin/tickets');
    await found(`${MANY} tickets`);
    await admin.page.getByLabel('Search').fill('request 11');
    await found('11 tickets');
    await admin.page.getByText('More filters').click();
    await admin.page.getByLabel('closed').check();
    await found('2 tickets');
    await expectAccessible(admin.page);

    await until('the address tells the filter', () =>
      admin.page.url().endsWith('/admin/tickets?q=request+11&status=closed'),
    );
    await admin.page.reload();
    await found('2 tickets');
    expect(await admin.page.getByLabel('closed').isChecked()).toBe(true);
    expect(await admin.page.getByLabel('Search').inputValue()).toBe('request 11');
  });

  test('says that nothing is like that, and shows all again', async () => {
    await admin.visit('/admin/tickets?event=EMPTY');
    await admin.page.getByText('No ticket is like that.').waitFor();
    await admin.page.locator('#found').getByRole('link', { name: 'Show all' }).click();

    await found(`${MANY} tickets`);
    expect(await rows(admin).count()).toBe(50);
  });

  test('goes through all pages without a script, each ticket once', async () => {
    await plain.visit('/admin/tickets?event=BIG&category=power');
    const seen: string[] = [];
    const read = async () => {
      seen.push(...(await rows(plain).locator('td:first-child').allInnerTexts()));
    };
    await read();
    for (const step of [1, 2]) {
      await plain.page.getByRole('link', { name: 'Next page' }).click();
      await plain.page.waitForURL(/after=/);
      await until(`page ${step + 1} is there`, async () => (await rows(plain).count()) > 0);
      await read();
    }

    expect(seen).toEqual(numbers.toReversed().map((number) => `#${number}`));
    expect(await plain.page.getByRole('link', { name: 'Next page' }).count()).toBe(0);
  });

  test.each(['', '#'])('opens the ticket whose number is asked for: %s42', async (mark) => {
    const number = numbers[41] ?? 0;
    await plain.visit('/admin/tickets');
    await plain.page.getByLabel('Search').fill(`${mark}${number}`);
    await plain.page.getByLabel('Search').press('Enter');

    await plain.page.getByRole('heading', { name: `#${number} · Request 41`, level: 1 }).waitFor();
    expect(plain.page.url()).toBe(`${desk.url}/admin/tickets/${number}`);
  });

  test('can be had as a file, as it is narrowed down', async () => {
    const em = desk.database.orm.em.fork();
    await em.nativeUpdate(TicketEntity, { number: numbers[0] ?? 0 }, { priority: 4, rating: 2 });
    await admin.visit('/admin/tickets?priority=1&rating=2&status=closed&status=new&q=request');
    const address = await admin.page
      .getByRole('link', { name: 'Download as CSV' })
      .getAttribute('href');
    const { status, lines } = await admin.page.evaluate<{ status: number; lines: string[] }>(
      `fetch(${JSON.stringify(address)}).then(async (answer) =>
        ({ status: answer.status, lines: (await answer.text()).trim().split('\\r\\n') }))`,
    );

    expect([status, lines.length]).toEqual([200, 2]);
    expect(lines[1]).toContain('Request 0 about');
  });

  test('takes addresses written by hand as far as they make sense', async () => {
    await admin.visit('/admin/tickets?status=lost&priority=9&rating=x&order=up&after=zz&event=');
    await found(`${MANY} tickets`);
    await admin.visit('/admin/tickets/abc');

    expect(await admin.page.getByRole('heading', { level: 1 }).innerText()).toBe('Not Found');
  });
});
