import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Page } from 'playwright-core';
import { describePages } from '../support/browser.ts';
import { playBusyDesk } from '../support/busy-desk.ts';
import { openDeskPage, type DeskPage } from '../support/desk-page.ts';

const TOM = 5002;
const LENA = '7001';
const MAX = '7002';

/** A folder: the page is photographed into it, for the documents. */
const SCREENSHOTS = process.env['PITCREW_SCREENSHOTS'];

Runtime.install({ logger: new DefaultLogger('ERROR') });

describePages('a newcomer plays the story through', () => {
  let desk: DeskPage;
  let web: string;
  let page: Page;
  let faults: string[];
  beforeAll(async () => {
    desk = await openDeskPage();
    ({ web, page, faults } = desk);
  });
  afterAll(() => desk.close());

  const phone = () => page.getByTestId('phone');
  const reads = (text: string | RegExp) =>
    phone().locator('.bubble', { hasText: text }).last().waitFor();
  const column = (name: string) => page.getByTestId(`column-${name}`);
  const card = (name: string, text: string) =>
    column(name).locator('[data-testid^=card-]', { hasText: text }).first();

  async function write(text: string): Promise<void> {
    await page.getByTestId('composer').fill(text);
    await page.getByTestId('send').click();
  }

  test('request, take by dragging, answer, complete, rate', async () => {
    await page.getByTestId(`person-${TOM}`).click();
    await write('Wi-Fi is down in hall B, the judges cannot upload scores');
    await reads('Got it: #1');
    await card('New', 'Wi-Fi is down').waitFor();

    await page.getByTestId(`actor-${LENA}`).click();
    await card('New', 'Wi-Fi is down').dragTo(column('In progress'));
    await reads('Lena is on #1');

    await card('In progress', 'Wi-Fi is down').getByTestId('card-open').click();
    await page
      .getByTestId('comment-composer')
      .fill('On it: restarting the access point, two minutes.');
    await page.getByTestId('comment-send').click();
    await reads('restarting the access point');
    await write('It works again, thank you!');
    await page.locator('.comment', { hasText: 'It works again' }).waitFor();

    await page.getByTestId('complete').click();
    await reads('#1 is solved');
    await phone().getByTestId('inline-button').filter({ hasText: '5 ★' }).click();
    await reads('You gave 5 of 5');
    expect(faults).toEqual([]);
  });

  test('request in Russian, take by assigning, and two more of another organizer', async () => {
    await page.keyboard.press('Escape');
    await page.getByTestId('person-5001').click();
    await write('Нужен удлинитель на стол 14');
    await reads('Принято: #2');
    await write('И ещё один на стол 15');
    await reads('Добавлено к #2');

    await page.getByTestId(`actor-${MAX}`).click();
    await card('New', 'удлинитель').getByTestId('card-open').click();
    await page.getByTestId('assign-select').selectOption({ label: 'Max' });
    await reads('отвечает Max');
    await page.getByTestId('task-close').click();

    await page.getByTestId(`person-${TOM}`).click();
    await page.getByTestId('composer').fill('/new');
    await page.getByTestId('send').click();
    await reads('your next message opens a new one');
    await write('Coffee has run out on the second floor');
    await reads('Got it: #3');
    await card('New', 'Coffee has run out').waitFor();
    await card('New', 'Coffee has run out').dragTo(column('Waiting'));
    await reads('#3 is waiting for you');
    await page.getByTestId('composer').fill('/new');
    await page.getByTestId('send').click();
    await reads('your next message opens a new one');
    await write('Where do we register late teams?');
    await reads('Got it: #4');
    await card('New', 'late teams').waitFor();
    expect(faults).toEqual([]);
  });

  test('the page about the API answers', async () => {
    const response = await page.request.get(`${web}/sandbox/api.html`);

    expect([response.status(), await response.text()]).toEqual([
      200,
      expect.stringContaining('Authorization: Bearer sandbox'),
    ]);
  });
});

if (SCREENSHOTS) {
  test('the page of a busy desk is photographed', async () => {
    const { web, page, faults, atRest, close } = await openDeskPage();
    try {
      const { task } = await playBusyDesk(web);
      await page.reload();
      await page.getByTestId(`card-${task}`).waitFor();
      // Telegram takes twenty messages a minute in a group: the cards of half an hour come one by one.
      const cards = page.getByTestId('agents-chat').locator('.bubble');
      const last = cards.filter({ hasText: '#6' }).filter({ hasText: 'Lena is on it' });
      await last.waitFor({ timeout: 240_000 });
      await page.mouse.move(0, 0);
      await atRest();
      await page.screenshot({ path: join(SCREENSHOTS, 'sandbox.png') });
      expect(faults).toEqual([]);
    } finally {
      await close();
    }
  }, 300_000);
}
