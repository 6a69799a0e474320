import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
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

describePages('the exports', () => {
  let admin: TestAdmin;
  beforeAll(async () => {
    admin = await openAdmin();
  });
  afterAll(() => admin.close());

  test('are chosen, and come as a file', async () => {
    const { orm } = admin.database;
    const event = await insertEvent(orm, { code: 'FILED', name: 'Filed hack' });
    const { number } = await insertTicket(orm, { eventId: event.id });
    await insertTicket(orm);
    const { page, faults, visit, close } = await openAdminPage(admin.url);
    await visit('/admin/exports');
    await expectAccessible(page);
    await screenshot(page, 'admin-exports');

    await page.getByLabel('Event').selectOption('FILED');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const file = await download;

    expect(file.suggestedFilename()).toMatch(/^pitcrew-FILED-tickets-\d{4}-\d\d-\d\d\.csv$/);
    const text = await readFile(await file.path(), 'utf8');
    expect(parse(text, { bom: true, columns: true })).toMatchObject([{ number: String(number) }]);
    expect(faults).toEqual([]);
    await close();
  });

  test('come back with what is wrong, also on a phone and without a script', async () => {
    const { page, visit, close } = await openAdminPage(admin.url, {
      viewport: PHONE,
      javaScript: false,
    });

    await visit('/admin/exports/download?what=messages&format=json&event=&from=soon&to=');
    await page.locator('#fault-from', { hasText: 'A day such as' }).waitFor();

    expect(await page.getByLabel('What').inputValue()).toBe('messages');
    await expectNoSidewaysScroll(page);
    await close();
  });

  test('are for those alone who are logged in', async () => {
    const address = `${admin.url}/admin/exports/download?what=tickets&format=csv`;
    const { status, headers } = await fetch(address, { redirect: 'manual' });

    expect([status, headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/admin\/login/),
    ]);
  });
});
