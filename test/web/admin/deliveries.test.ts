import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  openAdminPage,
  PHONE,
  screenshot,
  type AdminPage,
} from '../../support/admin-page.ts';
import { describePages } from '../../support/browser.ts';
import { repliesCount } from '../../support/delivery.ts';
import { openDesk, TELEGRAM_TOKEN, type TestDesk } from '../../support/desk.ts';
import { helpedOrganizers, type HelpedOrganizer } from '../../support/helped-organizer.ts';
import { until } from '../../support/until.ts';

/** Telegram keeps what it could not tell for 24 hours alone: nobody hears that the bot is unblocked. */
async function forgetUpdates({ telegram }: TestDesk): Promise<void> {
  const last = Number(telegram.updates().at(-1)?.['update_id']);
  await fetch(`${telegram.url}/bot${TELEGRAM_TOKEN}/getUpdates?timeout=0&offset=${last + 1}`);
  expect(telegram.pendingUpdates()).toBe(0);
}

describePages('messages in trouble on the admin pages', () => {
  let desk: TestDesk;
  let admin: AdminPage;
  let all: Record<'Bea' | 'Ben', HelpedOrganizer>;

  beforeAll(async () => {
    desk = await openDesk();
    await desk.openEvent();
    all = await helpedOrganizers(desk, ['Bea', 'Ben']);
    admin = await openAdminPage(desk.url());
  });
  afterAll(async () => {
    expect(admin.faults).toEqual([]);
    await admin.close();
    await desk.close();
  });

  const row = (text: string) => admin.page.getByRole('row').filter({ hasText: text });
  const said = (text: string) => admin.page.getByRole('status').filter({ hasText: text }).waitFor();

  /** Lena answers somebody who has blocked the bot. */
  async function answeredInVain({ organizer, answer, number }: HelpedOrganizer, text: string) {
    desk.telegram.trouble.block(organizer.id);
    answer(text);
    await repliesCount(desk, number, { delivered: 0, failed: 1 });
  }

  test('there are none at first', async () => {
    await admin.visit('/admin/deliveries');

    await admin.page.getByText('Every message has arrived, or is on its way.').waitFor();
    expect(await row('From organizers').getByRole('cell').first().innerText()).toBe('2');
  });

  test('say why they failed and what to do, are narrowed down, and fit a phone', async () => {
    await answeredInVain(all.Bea, 'Hello <b>Bea</b>');
    await answeredInVain(all.Ben, 'Hello Ben');
    await admin.visit('/admin/deliveries');

    await row('Hello <b>Bea</b>').getByText('The organizer has blocked the bot.').waitFor();
    await expectAccessible(admin.page);
    await screenshot(admin.page, 'admin-deliveries');
    await admin.page.getByLabel('Side').selectOption({ label: 'From organizers' });
    await admin.page.getByText('No message is in such trouble.').waitFor();
    await until('the address tells the filter', () => admin.page.url().includes('direction=in'));
    await admin.page.setViewportSize(PHONE);
    await admin.visit('/admin/deliveries?event=HACK');
    await expectNoSidewaysScroll(admin.page);
    expect(await row('Hello Ben').count()).toBe(1);
    await admin.page.setViewportSize({ width: 1280, height: 900 });
  });

  test('fail again while the bot is blocked', async () => {
    await row('Hello Ben').getByRole('button', { name: 'Resend' }).click();

    await said('1 message is tried again.');
    await repliesCount(desk, all.Ben.number, { delivered: 0, failed: 1 });
    await until('it is listed again', async () => {
      await admin.visit('/admin/deliveries?event=HACK');
      return row('Hello Ben').isVisible();
    });
    expect(all.Ben.replies()).toEqual([]);
  });

  test('arrive once when they are sent again after the bot is unblocked', async () => {
    await desk.stop();
    for (const { organizer } of [all.Bea, all.Ben]) desk.telegram.trouble.unblock(organizer.id);
    await forgetUpdates(desk);
    await desk.start();
    expect(all.Bea.replies()).toEqual([]);

    await admin.page.getByRole('button', { name: 'Resend all that failed here' }).click();
    await said('2 messages are tried again.');
    await all.Bea.reads('Hello <b>Bea</b>');
    await all.Ben.reads('Hello Ben');
    await repliesCount(desk, all.Bea.number, { delivered: 1, failed: 0 });
    await repliesCount(desk, all.Ben.number, { delivered: 1, failed: 0 });
    await admin.visit('/admin/deliveries');
    await admin.page.getByText('Every message has arrived, or is on its way.').waitFor();
    await all.Bea.settles();
    await all.Bea.reads('Hello <b>Bea</b>', 'end 1');
    expect(all.Bea.replies()).toHaveLength(2);
  });
});
