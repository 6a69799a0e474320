import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
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

describePages('the pages of events', () => {
  let admin: TestAdmin;
  let opened: AdminPage;
  let page: Page;
  beforeAll(async () => {
    admin = await openAdmin();
    opened = await openAdminPage(admin.url);
    page = opened.page;
  });
  afterAll(async () => {
    await opened.close();
    await admin.close();
  });

  const save = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const heading = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();

  test('an event is opened, after its form came back as it was typed', async () => {
    await opened.visit('/admin');
    await page.getByRole('link', { name: 'Open one' }).click();
    await heading('New event');
    await expectAccessible(page);

    await page.getByLabel('Name').fill('Hack <Berlin>');
    await page.getByLabel('Code').fill('BER');
    await page.getByLabel('Time zone').fill('Europe/Berlin');
    await page.getByLabel('Starts').fill('2026-07-03T18:00');
    await page.getByLabel('Ends').fill('2026-07-03T09:00');
    await page.getByLabel('Monday').fill('18:00-09:00');
    await page.getByLabel('first reply').fill('soon');
    await page.getByLabel('Added to the welcome').fill('The desk is in hall <B>.');
    await page.locator('#text-preview', { hasText: 'The desk is in hall <B>.' }).waitFor();
    await save('Open the event');
    await page.getByRole('alert').waitFor();

    expect(await page.locator('.field .fault').allInnerTexts()).toEqual([
      'The end is after the start',
      expect.stringContaining('A span ends after it begins'),
      expect.stringContaining('A time such as "5s"'),
    ]);
    expect(await page.getByLabel('Name').inputValue()).toBe('Hack <Berlin>');
    await expectAccessible(page);
    await screenshot(page, 'admin-event-form');

    await page.getByLabel('Monday').fill('09:00–12:30, 13:00-24:00');
    await page.getByLabel('first reply').fill('');
    await page.getByLabel('Ends').fill('2026-07-05T18:00');
    await save('Open the event');
    await heading('Hack <Berlin>');
    await page.getByRole('status').filter({ hasText: 'The event is open' }).waitFor();

    expect(await admin.stores.events.byCode('BER')).toMatchObject({
      name: 'Hack <Berlin>',
      timezone: 'Europe/Berlin',
      startsAt: new Date('2026-07-03T16:00:00Z'),
      endsAt: new Date('2026-07-05T16:00:00Z'),
      hours: { mon: ['09:00-12:30', '13:00-24:00'] },
      timers: { remindUnclaimed: ['10m', '20m'], firstReply: '30m' },
      welcomeText: 'The desk is in hall <B>.',
      outOfHoursText: null,
    });
    expect(admin.todoist.projects().map(({ name }) => name)).toContain('Hack <Berlin>');
    expect(opened.faults).toEqual([]);
  });

  test('a page of an event invites by link and QR code, also on paper', async () => {
    await opened.visit('/admin/events/ber');
    await page.getByRole('link', { name: 'https://t.me/desk_bot?start=BER' }).waitFor();
    const drawn = await page.evaluate<number>('document.querySelector("main img").naturalWidth');

    expect(drawn).toBeGreaterThan(0);
    await expectAccessible(page);
    await screenshot(page, 'admin-event');
    await page.getByRole('link', { name: 'To print' }).click();
    await page.getByText('Support in Telegram').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'admin-invitation');
    expect(opened.faults).toEqual([]);
  });

  test('its settings are shown as they are, and changed', async () => {
    await opened.visit('/admin/events/BER/edit');
    expect(await page.getByLabel('Starts').inputValue()).toBe('2026-07-03T18:00');
    expect(await page.getByLabel('Monday').inputValue()).toBe('09:00-12:30, 13:00-24:00');
    await page.getByLabel('Name').fill('Hack Berlin');
    await page.getByLabel('Participants').fill('120');
    await page.getByLabel('Monday').fill('');
    await page.getByLabel('Remind of unclaimed requests').fill('off');
    await page.getByLabel('Lead', { exact: true }).fill('5101');
    await save('Save');
    await page.getByRole('status').filter({ hasText: 'saved' }).waitFor();

    expect(await admin.stores.events.byCode('BER')).toMatchObject({
      name: 'Hack Berlin',
      participants: 120,
      hours: null,
      leadTelegramId: 5101,
      timers: { remindUnclaimed: [], escalateUnclaimed: '30m' },
    });
  });

  test('a code that is taken, and a board that fails, are told in the form', async () => {
    await opened.visit('/admin/new-event');
    await page.getByLabel('Name').fill('Another');
    await page.getByLabel('Code').fill('ber');
    await save('Open the event');
    await page.locator('.field .fault', { hasText: 'Another event has this code.' }).waitFor();
    await page.getByLabel('Code').fill('NEXT');
    await page.getByLabel('Todoist project').fill('nowhere');
    await save('Open the event');
    await page.getByRole('alert').waitFor();

    expect(await page.getByLabel('Code').inputValue()).toBe('NEXT');
    expect(await admin.stores.events.byCode('NEXT')).toBeNull();
  });

  test('nothing is wider than a phone, and an event is closed after a question', async () => {
    await page.setViewportSize(PHONE);
    for (const path of [
      '',
      '/events',
      '/events/BER',
      '/events/BER/edit',
      '/events/BER/invitation',
    ]) {
      await opened.visit(`/admin${path}`);
      await expectNoSidewaysScroll(page);
    }
    await opened.visit('/admin/events/BER');
    await expectAccessible(page);
    await screenshot(page, 'admin-event-phone');

    await page.getByText('Close the event').click();
    await save('Close it for good');
    await page.getByRole('status').filter({ hasText: 'closed' }).waitFor();

    expect((await admin.stores.events.byCode('BER'))?.closedAt).toEqual(expect.any(Date));
    expect(opened.faults).toEqual([]);
  });
});
