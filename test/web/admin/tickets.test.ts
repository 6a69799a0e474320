import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  openAdminPage,
  PHONE,
  screenshot,
  type AdminPage,
} from '../../support/admin-page.ts';
import { describePages } from '../../support/browser.ts';
import { LENA, MAX, openDesk, type TestDesk } from '../../support/desk.ts';
import { newOrganizer, type TestOrganizer } from '../../support/organizer.ts';
import { until } from '../../support/until.ts';

describePages('a ticket on the admin pages', () => {
  let desk: TestDesk;
  let admin: AdminPage;
  let page: Page;
  let olga: TestOrganizer;
  let number: number;
  let taskId: string;

  beforeAll(async () => {
    desk = await openDesk();
    await desk.openEvent({ timezone: 'Europe/Riga' });
    olga = await newOrganizer(desk, 'Olga');
    ({ number, taskId } = await olga.opens('<script>alert(1)</script> Wi-Fi is down in hall B'));
    admin = await openAdminPage(desk.url());
    ({ page } = admin);
    await until('the agents are known', async () => {
      const { items } = (await desk.ask('GET', '/agents')).body as { items: unknown[] };
      return items.length >= 2;
    });
  });
  afterEach(() => expect(admin.faults).toEqual([]));
  afterAll(async () => {
    await admin.close();
    await desk.close();
  });

  const timeline = () => page.getByRole('list', { name: 'What happened' });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const said = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();
  const heard = (text: string) => olga.heard().filter((message) => message.text.includes(text));
  const buttons = async () =>
    (await page.locator('main').getByRole('button').allInnerTexts()).toSorted();

  test('is found in the list, with its subject as it was written', async () => {
    await admin.visit('/admin/tickets');

    const link = page.getByRole('link', { name: 'Wi-Fi is down in hall B' });
    expect(await link.innerText()).toContain('<script>alert(1)</script>');
    expect(await page.getByText('unanswered for').isVisible()).toBe(true);
    await expectAccessible(page);
    await screenshot(page, 'admin-tickets');
    await link.click();
    await page.getByRole('heading', { name: `#${number} · <script>alert(1)</script>` }).waitFor();
    await timeline().getByText('Opened').waitFor();
    await page.getByText('Times of Europe/Riga').waitFor();
    expect(await buttons()).toEqual([
      'Claim',
      'Close',
      'Keep as a note',
      'Resolve',
      'Send to the organizer',
    ]);
  });

  test('is claimed for an agent, and the organizer is told', async () => {
    await page.getByLabel('Claim for').selectOption({ label: 'Lena Berg, 0 open' });
    await press('Claim');

    await said('It has its agent');
    await timeline().getByText('Claimed by Lena Berg').waitFor();
    await until('the card is hers', () => desk.todoist.task(taskId)?.responsibleUid === LENA.id);
    await olga.hears('Lena is on');
    expect(heard('Lena is on')).toHaveLength(1);
  });

  test('is answered once, however often the form is sent, and noted upon inside', async () => {
    await page.getByLabel('Reply or note').fill('We are on our way\nto hall B');
    await page.getByLabel('From').fill('Lena');
    const fields = await page.evaluate<string>(
      `new URLSearchParams(new FormData(document.querySelector('form.words'))).toString()`,
    );
    await press('Send to the organizer');
    await said('The reply is on its way');
    const again = await page.evaluate<number>(`fetch('/admin/tickets/${number}/reply', {
      method: 'POST', body: new URLSearchParams(${JSON.stringify(fields)}), redirect: 'manual' })
      .then(({ type }) => type === 'opaqueredirect' ? 303 : 0)`);
    expect(again).toBe(303);

    await page.getByLabel('Reply or note').fill('// he is in a hurry');
    await press('Keep as a note');
    await said('The note is kept');
    await olga.hears('We are on our way');
    await timeline().getByText('We are on our way').waitFor();
    await timeline().getByText('delivered').nth(1).waitFor();
    await timeline().getByText('he is in a hurry').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'admin-ticket');
    expect(heard('We are on our way').map(({ text }) => text)).toEqual([
      'Lena\nWe are on our way\nto hall B',
    ]);
    expect(heard('in a hurry')).toEqual([]);
    const { messages } = await desk.ticket(number);
    expect(messages.filter(({ direction }) => direction === 'out')).toHaveLength(1);
  });

  test('comes back as it was typed where something is missing', async () => {
    await admin.visit(`/admin/tickets/${number}`);
    await page.getByLabel('Reply or note').fill('kept');
    // Browsers that do not know `required` send the form as it is.
    await page.evaluate(`document.querySelector('[name=author]').required = false`);
    await press('Send to the organizer');

    await page.getByRole('link', { name: 'Say who speaks' }).waitFor();
    expect(await page.getByLabel('Reply or note').inputValue()).toBe('kept');
    await page.getByLabel('Reply or note').fill('// kept inside');
    await page.getByLabel('From').fill('Lena');
    await press('Send to the organizer');
    await page.getByRole('link', { name: 'What begins with // is a note' }).waitFor();
    expect(heard('kept')).toEqual([]);
  });

  test('shows by itself what the organizer writes and agents do meanwhile', async () => {
    await admin.visit(`/admin/tickets/${number}`);
    const message = olga.say('It works again');
    await olga.delivered(message);
    desk.todoist.comment(LENA.id, taskId, 'Glad to hear it');

    await timeline().getByText('It works again').waitFor();
    await timeline().getByText('Glad to hear it').waitFor();
    expect(await timeline().getByText('It works again').count()).toBe(1);
  });

  test('is handed over, released, resolved and reopened, and refuses what makes no sense', async () => {
    await admin.visit(`/admin/tickets/${number}`);
    const other = await openAdminPage(desk.url());
    await other.visit(`/admin/tickets/${number}`);

    await page.getByLabel('Hand over to').selectOption({ label: 'Max Roth, 0 open' });
    await press('Hand over');
    await timeline().getByText('Handed over to Max Roth').waitFor();
    await until('the card is his', () => desk.todoist.task(taskId)?.responsibleUid === MAX.id);
    await press('Release');
    await said('It is back in the queue');
    await timeline().getByText('Back in the queue').waitFor();
    await press('Resolve');
    await said('It is resolved');
    await olga.hears('is solved');
    await page.getByRole('button', { name: 'Reopen' }).waitFor();

    await other.page.getByRole('button', { name: 'Resolve' }).click();
    const refusal = other.page.getByRole('alert').filter({ hasText: 'is solved already' });
    await refusal.waitFor();
    await other.close();

    await press('Reopen');
    await said('It is open again');
    await timeline().getByText('Reopened').waitFor();
    expect((await desk.ticket(number)).status).toBe('new');
  });

  test('is closed after a question, and then there is nothing more to do', async () => {
    await page.locator('summary', { hasText: 'Close' }).click();
    await press('Close for good');

    await said('It is closed for good');
    await timeline().getByText('Closed').waitFor();
    expect(await buttons()).toEqual([]);
    expect((await desk.ticket(number)).status).toBe('closed');
  });

  test('fits a phone, list and ticket', async () => {
    await page.setViewportSize(PHONE);
    await admin.visit('/admin/tickets');
    await expectNoSidewaysScroll(page);
    await screenshot(page, 'admin-tickets-phone');
    await admin.visit(`/admin/tickets/${number}`);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});
