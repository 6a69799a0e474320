import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openAdmin, type TestAdmin } from '../../support/admin.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  openAdminPage,
  PHONE,
  screenshot,
} from '../../support/admin-page.ts';
import { describePages } from '../../support/browser.ts';

describePages('the login', () => {
  let admin: TestAdmin;
  beforeAll(async () => {
    admin = await openAdmin();
  });
  afterAll(() => admin.close());

  test('leads to the page that was asked for, and ends with the logout', async () => {
    const { page, faults, visit, close } = await openAdminPage(admin.url);
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByText('You are logged out.').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'admin-login');
    await visit('/admin/nowhere?a=b');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.locator('.fault', { hasText: 'Wrong password' }).waitFor();
    await page.getByLabel('Password').fill('admin-password');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByText('There is no such page').waitFor();

    expect(page.url()).toBe(`${admin.url}/admin/nowhere?a=b`);
    expect(faults).toEqual([]);
    await close();
  });

  test('works on a phone, and without any script', async () => {
    const { page, close } = await openAdminPage(admin.url, { viewport: PHONE, javaScript: false });

    await expectNoSidewaysScroll(page);
    await screenshot(page, 'admin-phone');
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByLabel('Password').waitFor();

    expect(page.url()).toBe(`${admin.url}/admin/login`);
    await close();
  });
});
