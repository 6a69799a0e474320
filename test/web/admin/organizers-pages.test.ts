import { afterAll, beforeAll, expect, test } from '@jest/globals';
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
import { insertEvent, insertTicket } from '../../support/rows.ts';

describePages('the organizers', () => {
  let admin: TestAdmin;
  let browser: AdminPage;
  beforeAll(async () => {
    admin = await openAdmin();
    browser = await openAdminPage(admin.url);
  });
  afterAll(async () => {
    await browser.close();
    await admin.close();
  });

  const join = async (
    telegramUserId: number,
    name: string,
    username: string | null,
    eventId: number,
  ) => {
    const { organizers } = admin.stores;
    const { id } = await organizers.upsert({ telegramUserId, name, username, language: 'en' });
    await organizers.admit(id, eventId);
    return id;
  };

  test('are found by name, username and event, page by page', async () => {
    const { page, faults, visit } = browser;
    const [hack, other] = [
      await insertEvent(admin.database.orm, { code: 'HACK', name: 'Hack 2026' }),
      await insertEvent(admin.database.orm, { code: 'OTHER', name: 'Another' }),
    ];
    for (let each = 0; each < 60; each += 1) {
      await join(9_000 + each, `Guest ${each}`, null, hack.id);
    }
    await join(8_001, 'Anna Petrova', 'anna_p', other.id);
    const blocked = await join(8_002, 'Tom 100%', null, other.id);
    await admin.stores.organizers.setBlocked(blocked, new Date());

    await visit('/admin/organizers');
    await page.getByText('62 organizers').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'admin-organizers');
    await page.getByRole('link', { name: 'Older' }).click();
    expect(await page.getByRole('row').count()).toBe(1 + 12);

    const names = async () =>
      (await page.locator('tbody th a').allTextContents()).map((name) => name.trim());
    await page.getByLabel('Search').fill('@ANNA_p');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByText('1 organizer', { exact: true }).waitFor();
    expect(await names()).toEqual(['Anna Petrova']);

    await visit('/admin/organizers?q=100%25');
    expect(await names()).toEqual(['Tom 100%']);
    await visit('/admin/organizers?event=OTHER&blocked=1');
    expect(await names()).toEqual(['Tom 100%']);
    await visit('/admin/organizers?q=nobody&before=x');
    await page.getByText('Nobody is like that.').waitFor();
    expect(faults).toEqual([]);
  });

  test('are shown with their tickets, admitted to an event, and taken out of it', async () => {
    const { page, visit } = browser;
    const { organizerId, number, eventId } = await insertTicket(admin.database.orm);
    await admin.stores.organizers.admit(organizerId, eventId);
    await visit(`/admin/organizers/${organizerId}`);
    expect(await page.getByRole('link', { name: 'Help' }).getAttribute('href')).toBe(
      `/admin/tickets/${number}`,
    );
    await page.getByLabel('Admit to').selectOption('HACK');
    await page.getByRole('button', { name: 'Admit' }).click();
    await page.getByText('What they write next goes to Hack 2026.').waitFor();
    await expectAccessible(page);
    expect(await currentEvent(organizerId)).toBe('HACK');

    await page.getByText('Take out of HACK').click();
    await page.getByRole('button', { name: 'Take out', exact: true }).click();
    await page.getByText('They are not admitted to Hack 2026 any more.').waitFor();
    expect((await admin.stores.organizers.eventsOf(organizerId)).map(({ id }) => id)).toEqual([
      eventId,
    ]);
    // What they write goes where they are still admitted.
    expect(await currentEvent(organizerId)).not.toBe('HACK');
  });

  const currentEvent = async (id: number) => {
    const [row] = await admin.database.orm.em
      .fork()
      .execute<{ code: string }[]>(
        `select e.code from organizers o join events e on e.id = o.current_event_id where o.id = ?`,
        [id],
      );
    return row?.code;
  };

  test('fit a phone', async () => {
    const phone = await openAdminPage(admin.url, { viewport: PHONE, javaScript: false });
    await phone.visit('/admin/organizers');
    await expectNoSidewaysScroll(phone.page);
    await phone.close();
  });
});
