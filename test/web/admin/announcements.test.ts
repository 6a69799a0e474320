import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  openAdminPage,
  PHONE,
  screenshot,
} from '../../support/admin-page.ts';
import { describePages } from '../../support/browser.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';
import { openGate, type Barrier, type Gate } from '../../support/gate.ts';
import { newOrganizer, type TestOrganizer } from '../../support/organizer.ts';

const CROWD = 8;
const AT_ONCE = 5;
const PATH = '/admin/announcements';

describePages('announcements', () => {
  let desk: TestDesk;
  let gate: Gate;
  let crowd: TestOrganizer[];
  const held: Barrier[] = [];
  beforeAll(async () => {
    desk = await openDesk({
      through: {
        telegram: async (origin) => {
          gate = await openGate(origin);
          return gate.origin;
        },
      },
    });
    for (const code of ['EMPTY', 'FULL']) {
      const event = { name: `Hack & ${code}`, code };
      expect((await desk.ask('POST', '/events', event)).status).toBe(201);
    }
    crowd = await Promise.all(
      Array.from({ length: CROWD }, (_, nth) => newOrganizer(desk, `Guest${nth}`, 'FULL')),
    );
    desk.telegram.trouble.block(crowd[0]?.id ?? 0);
  });
  afterAll(async () => {
    for (const barrier of held) barrier.open();
    await desk.close();
    await gate.end();
  });

  const hold = () => {
    const barrier = gate.hold('/sendMessage');
    held.push(barrier);
    return barrier;
  };
  const timesHeard = (text: string) =>
    crowd.map((person) => person.heard().filter((said) => said.text.includes(text)).length);
  const write = async (page: Page, text: string) => {
    await page.getByLabel('To all organizers of').selectOption('FULL');
    await page.getByLabel('Text').fill(text);
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

  test('are written with a preview, sent once, steered, and reported', async () => {
    const { page, faults, visit, close } = await openAdminPage(desk.url());
    await visit(PATH);
    await page.getByText('Nothing has been announced yet').waitFor();
    await expectAccessible(page);

    await page.getByRole('link', { name: 'New announcement' }).click();
    await write(page, 'The **last** bus <leaves> at nine');
    await page.locator('#preview b', { hasText: 'last' }).waitFor();
    await page.getByText('44 of 4,096 characters').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'admin-announcement-form');
    await page.getByLabel('Text').fill('x'.repeat(4_090));
    await press(page, 'Save and look at it');
    await page.locator('.fault', { hasText: 'It is too long' }).first().waitFor();
    await expectAccessible(page);
    await page.getByLabel('Text').fill('The **last** bus <leaves> at nine');
    await press(page, 'Save and look at it');

    await page.getByText(`It goes to ${CROWD} people`).waitFor();
    await page.getByText('1 of them has blocked the bot').waitFor();
    expect(await page.locator('.phone-message').innerHTML()).toBe(
      '<b>📣 Hack &amp; FULL</b>\nThe <b>last</b> bus &lt;leaves&gt; at nine',
    );
    await expectAccessible(page);
    await screenshot(page, 'admin-announcement-draft');
    const draft = page.url();

    const sending = hold();
    await page.getByRole('button', { name: `Send to ${CROWD} people` }).dblclick();
    await page.getByText('It is being sent.').waitFor();

    await sending.met(AT_ONCE);
    await expectAccessible(page);

    await press(page, 'Pause');
    sending.open();
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    await page.getByText('paused', { exact: true }).waitFor();
    await screenshot(page, 'admin-announcement-paused');
    const fetched = page.waitForResponse((answer) => answer.url() === draft);
    await page.getByText('Cancel the rest').click();
    await fetched;
    await page.getByText('Who has not been told yet never is.').waitFor();
    await press(page, 'Resume');
    await page.getByText('done', { exact: true }).waitFor();
    await page.getByRole('link', { name: crowd[0]?.name ?? '' }).waitFor();
    await page.getByText('The organizer has blocked the bot.').waitFor();
    await page.getByText(`${CROWD - 1} of ${CROWD} sent`).waitFor();
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0);
    expect(await page.getByText('Cancel the rest').count()).toBe(0);
    await expectAccessible(page);
    await screenshot(page, 'admin-announcement-done');

    expect(page.url()).toBe(draft);
    expect(timesHeard('The last bus')).toEqual([0, ...Array.from({ length: CROWD - 1 }, () => 1)]);
    await visit(PATH);
    await page.getByRole('row', { name: /last.*FULL.*done.*7 of 8/ }).waitFor();
    await expectAccessible(page);
    await screenshot(page, 'admin-announcements');
    expect(faults).toEqual([]);
    await close();
  });

  test('are cancelled, edited and deleted on a phone, without any script', async () => {
    const { page, visit, close } = await openAdminPage(desk.url(), {
      viewport: PHONE,
      javaScript: false,
    });
    await visit(`${PATH}/new?event=EMPTY`);
    await page.getByLabel('Text').fill('Anybody there?');
    await press(page, 'Save and look at it');
    await page.getByText('there is nobody to send it to').waitFor();
    await expectNoSidewaysScroll(page);

    await page.getByRole('link', { name: 'Edit' }).click();
    await write(page, 'Breakfast is at eight');
    await press(page, 'Save and look at it');
    const sending = hold();
    await press(page, `Send to ${CROWD} people`);
    await sending.met(AT_ONCE - 1);
    await page.getByText('Cancel the rest').click({ timeout: 3000 });
    await expectNoSidewaysScroll(page);
    await screenshot(page, 'admin-announcement-phone');
    await press(page, 'Cancel it for good');
    sending.open();
    await page.getByText('nobody else is told').waitFor();
    await page.reload();
    expect(Math.max(...timesHeard('Breakfast'))).toBe(1);

    await visit(`${PATH}/new?event=FULL`);
    await page.getByLabel('Text').fill('Never mind');
    await press(page, 'Save and look at it');
    const { pathname } = new URL(page.url());
    await page.getByText('Delete', { exact: true }).click();
    await press(page, 'Delete the draft');
    await page.getByText('The draft is deleted.').waitFor();
    await visit(pathname);
    await page.getByText('There is no such announcement').waitFor();
    expect(timesHeard('Never mind')).toEqual(crowd.map(() => 0));
    await close();
  });

  test('are sent as they were looked at: a draft that was changed meanwhile is looked at again', async () => {
    const { page, visit, close } = await openAdminPage(desk.url());
    await visit(`${PATH}/new?event=FULL`);
    await page.getByLabel('Text').fill('At noon');
    await press(page, 'Save and look at it');
    const other = await openAdminPage(desk.url());
    await other.visit(`${new URL(page.url()).pathname}/edit`);
    await other.page.getByLabel('Text').fill('At one');
    await press(other.page, 'Save and look at it');
    await other.page.getByText('At one').waitFor();
    await other.close();

    await press(page, `Send to ${CROWD} people`);
    await page.getByText('It was changed meanwhile').waitFor();
    await page.getByText('At one').waitFor();
    expect(timesHeard('At noon')).toEqual(crowd.map(() => 0));
    await close();
  });
});
