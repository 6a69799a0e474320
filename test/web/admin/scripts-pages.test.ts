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
import { insertEvent } from '../../support/rows.ts';

describePages('the scripts', () => {
  let admin: TestAdmin;
  let browser: AdminPage;
  let eventId: number;
  beforeAll(async () => {
    admin = await openAdmin();
    ({ id: eventId } = await insertEvent(admin.database.orm, { code: 'HACK', name: 'Hack 2026' }));
    browser = await openAdminPage(admin.url);
  });
  afterAll(async () => {
    await browser.close();
    await admin.close();
  });

  test('are written with a preview, changed, and removed', async () => {
    const { page, faults, visit } = browser;
    await visit('/admin/scripts');
    await page.getByRole('link', { name: 'New script' }).click();
    await page.getByLabel('Name').fill('!WiFi');
    await page.getByLabel('For').selectOption('Hack 2026 alone');
    await page
      .getByLabel('Text')
      .fill('Hi {organizer}, the network is **hack** <b>here</b> #{number}');
    const bubble = page.locator('#script-preview .bubble');
    await bubble.getByText('Hi Tom, the network is hack <b>here</b> #42').waitFor();
    expect(await bubble.locator('b').allTextContents()).toEqual(['Lena', 'hack']);
    await expectAccessible(page);
    await screenshot(page, 'admin-script');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('!wifi is saved.').waitFor();
    await expectAccessible(page);
    expect(await admin.stores.scripts.list(eventId)).toMatchObject([{ name: 'wifi' }]);

    await page.getByRole('link', { name: '!wifi' }).click();
    await page.getByLabel('Text').fill('Ask at the desk');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('!wifi is saved.').waitFor();
    expect(await admin.stores.scripts.list(eventId)).toMatchObject([{ text: 'Ask at the desk' }]);

    await page.getByText('Remove', { exact: true }).click();
    await page.getByRole('button', { name: 'Remove it' }).click();
    await page.getByText('!wifi is removed.').waitFor();
    expect(await admin.stores.scripts.list(eventId)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('a name that is none, or is taken, is said beside what was typed', async () => {
    const { page, visit } = browser;
    await admin.stores.scripts.put({ name: 'lunch', text: 'At noon', eventId: null });
    await visit('/admin/scripts/edit');
    await page.getByLabel('Text').fill('In the hall');
    await page.getByLabel('Name').fill('two words');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.fault', { hasText: 'A name has 1 to 40 letters' }).waitFor();
    expect(await page.getByLabel('Text').inputValue()).toBe('In the hall');

    await page.getByLabel('Name').fill('Lunch');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.fault', { hasText: 'There is a script of this name' }).waitFor();
    expect(await admin.stores.scripts.list(null)).toMatchObject([{ text: 'At noon' }]);
  });

  test('are previewed without any script, on a phone', async () => {
    const phone = await openAdminPage(admin.url, { viewport: PHONE, javaScript: false });
    await phone.visit('/admin/scripts');
    await expectNoSidewaysScroll(phone.page);
    await phone.visit('/admin/scripts/edit');
    await phone.page.getByLabel('Text').fill('_soon_, {agent}');
    await phone.page.getByRole('button', { name: 'Preview' }).click();
    await phone.page.locator('.bubble i', { hasText: 'soon' }).waitFor();
    await expectNoSidewaysScroll(phone.page);
    await phone.close();
  });
});
