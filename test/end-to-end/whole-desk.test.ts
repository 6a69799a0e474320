import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Page } from 'playwright-core';
import type { PageState } from '../../src/sandbox/page-state.ts';
import { describePages } from '../support/browser.ts';
import { openDeskPage, type DeskPage } from '../support/desk-page.ts';
import { pickFiles, PNG } from '../support/pick-files.ts';
import { sandboxClient, type SandboxClient } from '../support/sandbox-client.ts';
import { until } from '../support/until.ts';

const TOM = 5002;
const LENA = '7001';
const MAX = '7002';

Runtime.install({ logger: new DefaultLogger('ERROR') });

describePages('the page shows the whole desk', () => {
  let desk: DeskPage;
  let page: Page;
  let faults: string[];
  let client: SandboxClient;
  beforeAll(async () => {
    desk = await openDeskPage();
    ({ page, faults } = desk);
    client = sandboxClient(desk.web);
  });
  afterAll(() => desk.close());

  const phone = () => page.getByTestId('phone');
  const agents = () => page.getByTestId('agents-chat');
  const reads = (text: string | RegExp) =>
    phone().locator('.bubble', { hasText: text }).last().waitFor();
  const comment = (text: string) => page.locator('.comment', { hasText: text });
  const trouble = async (name: string) => {
    await page.getByTestId('trouble').click();
    await page.locator('.menu-item', { hasText: name }).click();
  };
  const toldToTom = async (text: string) => {
    const { organizers } = await client.state();
    const chat = organizers.find(({ id }) => id === TOM)?.messages ?? [];
    return chat.filter((message) => message.from === 'bot' && message.text.includes(text));
  };

  async function write(text: string): Promise<void> {
    await page.getByTestId('composer').fill(text);
    await page.getByTestId('send').click();
  }

  async function answer(text: string): Promise<void> {
    await page.getByTestId('comment-composer').fill(text);
    await page.getByTestId('comment-send').click();
  }

  test('a request is announced to the agents, and taken there by a button', async () => {
    await write('The projector shows no picture');
    await agents().locator('.bubble', { hasText: 'projector' }).waitFor();
    await page.getByTestId('agents-as').click();
    await page.getByRole('menuitemradio', { name: 'Max' }).click();
    await agents().getByTestId('agents-inline-button').filter({ hasText: 'Take' }).click();
    await reads('Max is on #1');
    await agents().locator('.bubble', { hasText: 'Max' }).getByText('edited').waitFor();
    await agents()
      .getByTestId('agents-inline-button')
      .filter({ hasText: 'Open in Todoist' })
      .click();
    await page.getByTestId('task-panel').getByText('#1 The projector').first().waitFor();
    expect((await client.card('projector')).responsibleUid).toBe(MAX);
  });

  test('pictures go both ways, and are shown', async () => {
    await pickFiles(
      page,
      () =>
        phone()
          .getByTestId('attach')
          .click()
          .then(() => page.getByRole('menuitem', { name: 'Photo or video' }).click()),
      ['one.png', 'two.png'],
    );
    await write('This is what we see');
    await until('both pictures are on the board', () =>
      page
        .locator('.comment .media-photo')
        .count()
        .then((count) => count === 2),
    );

    await pickFiles(page, () => page.getByTestId('comment-attach').click(), ['plug.png']);
    await answer('Use this plug');
    await reads('Use this plug');
    await phone().locator('.other .media img').waitFor();
    const { organizers } = await client.state();
    const file = organizers[0]?.messages.findLast(({ from, fileId }) => from === 'bot' && fileId);
    const response = await page.request.get(`${desk.web}/sandbox/files/telegram/${file?.fileId}`);
    expect((await response.body()).equals(PNG)).toBe(true);
    expect(faults).toEqual([]);
  });

  test('what was said is edited on both sides, and taken back by the agent', async () => {
    await write('We are in hall A');
    await comment('We are in hall A').waitFor();
    const own = phone().locator('.message.own', { hasText: 'We are in hall A' });
    await own.hover();
    await own.getByTestId('message-edit').click();
    await write('We are in hall B');
    await comment('We are in hall B').waitFor();

    await answer('Coming in ten minutes');
    await reads('Coming in ten minutes');
    await comment('Coming in ten').hover();
    await comment('Coming in ten').getByRole('button', { name: 'Edit comment' }).click();
    await page.locator('.comment-edit').fill('Coming in two minutes');
    await page.getByRole('button', { name: 'Save' }).click();
    await phone().locator('.bubble', { hasText: 'in two minutes' }).getByText('edited').waitFor();
    await comment('in two minutes').hover();
    await comment('in two minutes').getByRole('button', { name: 'Delete comment' }).click();
    await phone().locator('.bubble', { hasText: 'in two minutes' }).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });

  test('while Telegram is down nothing is lost, and all of it arrives, once, when it is back', async () => {
    await trouble('Telegram is down');
    await answer('Is the plug in?');
    await write('Hello? Anybody?');
    await page.getByTestId('banner').getByText('Telegram is down').waitFor();
    expect(await toldToTom('Is the plug in?')).toEqual([]);
    await page.getByTestId('banner').getByRole('button', { name: 'Bring it back' }).click();
    await reads('Is the plug in?');
    await comment('Hello? Anybody?').waitFor();
    await trouble('Repeat Telegram’s last update');
    await page.getByTestId('toast').filter({ hasText: 'last update again' }).waitFor();
    await trouble('Repeat Todoist’s last webhook');
    await page.getByTestId('toast').filter({ hasText: '(200)' }).waitFor();

    await write('It works now');
    await comment('It works now').waitFor();
    await answer('Great!');
    await reads('Great!');
    expect(await toldToTom('Is the plug in?')).toHaveLength(1);
    expect(await comment('Hello? Anybody?').count()).toBe(1);
  });

  test('while the organizer blocks the bot the task says so, and the answer goes out when they are back', async () => {
    await trouble('Tom has blocked the bot');
    await page.getByTestId('unblock').waitFor();
    await answer('One more thing');
    await comment('⚠️').waitFor();
    await page.getByTestId('unblock').click();
    await reads('One more thing');
    expect(await toldToTom('One more thing')).toHaveLength(1);
    await page.getByTestId('task-close').click();
  });

  test('the clock is moved ahead, and the lead is told of what nobody has taken', async () => {
    await write('/new');
    await reads('your next message opens a new one');
    await write('Coffee has run out');
    await client.card('Coffee has run out');
    // The list of open tickets lags behind a little.
    await until('the clock of both tickets is moved', async () => {
      await page.getByTestId('clock').click();
      await page.getByRole('menuitem', { name: '+1 h' }).click();
      await until('it is moved', () => page.getByTestId('clock').isEnabled());
      return page.getByTestId('toast').filter({ hasText: '2 tickets are 1 h ahead' }).count();
    });
    await page.getByTestId(`agents-tab-${LENA}`).locator('.unread').waitFor();
    await page.getByTestId(`agents-tab-${LENA}`).click();
    await agents().locator('.bubble', { hasText: 'Coffee has run out' }).waitFor();
    const { clock }: PageState = await client.state();
    expect(clock?.ahead).toBeGreaterThanOrEqual(3_600_000);
    await page
      .getByTestId('clock')
      .getByText(/^\+\d+ h/)
      .waitFor();
    expect(faults).toEqual([]);
  });
});
