import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describePages, openBrowser } from '../support/browser.ts';
import { pickFiles } from '../support/pick-files.ts';
import { until } from '../support/until.ts';
import { serveSandbox, type ServedSandbox } from './serve-sandbox.ts';

let browser: Browser;
let desk: ServedSandbox;
let page: Page;
let faults: string[];

describePages('the page of the sandbox', () => {
  beforeAll(async () => {
    browser = await openBrowser();
  });

  afterAll(() => browser.close());

  beforeEach(async () => {
    desk = await serveSandbox();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    faults = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error') faults.push(line.text());
    });
    await page.goto(`${desk.origin}/sandbox`);
  });

  afterEach(async () => {
    await page.close();
    await desk.stop();
  });

  const choosePhotos = () =>
    page
      .getByTestId('attach')
      .click()
      .then(() => page.getByRole('menuitem', { name: 'Photo or video' }).click());

  test('an organizer starts the bot, writes markup and sees it as text, then presses a button', async () => {
    const tom = desk.sandbox.cast.organizers[0]?.id ?? 0;
    const markup = '<img src=x onerror="document.title=1"> & <b>bold</b>';
    await page.getByTestId(`person-${tom}`).click();
    await page.getByTestId('start').click();
    await page.getByTestId('composer').fill(markup);
    await page.getByTestId('composer').press('Enter');
    const written = page.getByTestId('phone').locator('.text', { hasText: markup });
    await written.waitFor();
    expect(await written.locator('img, b').count()).toBe(0);

    await desk.callTelegram('sendMessage', {
      chat_id: tom,
      text: 'Took it: <b>Lena</b>',
      parse_mode: 'HTML',
      reply_markup: { inline_keyboard: [[{ text: 'Solved', callback_data: 'solved' }]] },
    });
    await page.getByTestId('phone').locator('b', { hasText: 'Lena' }).waitFor();
    await page.getByTestId('inline-button').click();
    await page.locator('[data-testid=inline-button][aria-busy=true]').waitFor();
    const query = desk.sandbox.telegram.updates().at(-1)?.['callback_query'] as { id: string };
    await desk.callTelegram('answerCallbackQuery', {
      callback_query_id: query.id,
      text: 'Thanks!',
    });
    await page.getByTestId('toast').filter({ hasText: 'Thanks!' }).waitFor();
    expect(await page.locator('[data-testid=inline-button][aria-busy=true]').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('a reply to a bubble quotes it, and an edit shows in the chat', async () => {
    const tom = desk.sandbox.cast.organizers[0]?.id ?? 0;
    await page.getByTestId('start').click();
    await desk.callTelegram('sendMessage', { chat_id: tom, text: 'Which hall?' });
    await page.getByText('Which hall?').click();
    await page.getByTestId('composer').fill('Hall A');
    await page.getByTestId('send').click();
    await page
      .locator('.bubble', { hasText: 'Hall A' })
      .locator('.quote', { hasText: 'Which hall?' })
      .waitFor();

    await page.locator('.message', { hasText: 'Hall A' }).hover();
    await page.locator('.message', { hasText: 'Hall A' }).getByTestId('message-edit').click();
    await page.getByTestId('composer').fill('Hall B');
    await page.getByTestId('composer').press('Enter');
    await page.locator('.bubble', { hasText: 'Hall B' }).getByText('edited').waitFor();
    expect(faults).toEqual([]);
  });

  test('what the bot says to the other organizer is marked as unread until their phone is looked at', async () => {
    const anna = desk.sandbox.cast.organizers[1]?.id ?? 0;
    await page.getByTestId(`person-${anna}`).click();
    await page.getByTestId('start').click();
    await page.getByTestId(`person-${desk.sandbox.cast.organizers[0]?.id}`).click();
    await desk.callTelegram('sendMessage', { chat_id: anna, text: 'Hello, Anna' });
    await page.getByTestId(`person-${anna}`).locator('.unread', { hasText: '1' }).waitFor();
    await page.getByTestId(`person-${anna}`).click();
    await page.getByText('Hello, Anna').waitFor();
    expect(await page.getByTestId(`person-${anna}`).locator('.unread').count()).toBe(0);
  });

  test('a card is dragged to a column, and moved on by keyboard alone with the focus kept', async () => {
    const task = await desk.addTask('#1 Projector');
    const card = page.getByTestId(`card-${task}`);
    await card.dragTo(page.getByTestId('column-In progress'));
    await page.getByTestId('column-In progress').getByTestId(`card-${task}`).waitFor();

    await card.getByTestId('card-menu').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Move to Waiting' }).focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('column-Waiting').getByTestId(`card-${task}`).waitFor();
    await card.locator(':focus').waitFor();
    expect(faults).toEqual([]);
  });

  test('an agent assigns, answers and completes in the panel, and the steps tick themselves off', async () => {
    const [lena] = desk.sandbox.cast.agents;
    const task = await desk.addTask('#1 Projector');
    await page.getByTestId(`actor-${lena?.todoistId}`).click();
    await page.getByTestId(`card-${task}`).getByTestId('card-open').click();
    await page.getByTestId('assign-select').selectOption({ label: 'Lena' });
    await page.getByTestId('step-2').and(page.locator('.done')).waitFor();
    await page.getByTestId('comment-composer').fill('On my way, **two** minutes');
    await page.getByTestId('comment-send').click();
    await page.locator('.comment strong', { hasText: 'two' }).waitFor();
    await page.getByTestId('complete').click();
    await page.getByTestId('reopen').waitFor();
    await page.getByTestId('step-3').and(page.locator('.done')).waitFor();
    await page.getByTestId('completed').getByText('Completed').click();
    await page.getByTestId('completed').getByTestId(`card-${task}`).waitFor();
    await page.keyboard.press('Escape');
    expect(desk.sandbox.todoist.task(task)).toMatchObject({
      checked: true,
      responsibleUid: lena?.todoistId,
    });
    expect(faults).toEqual([]);
  });

  test('an organizer attaches pictures and pastes a file; what was picked can be taken away', async () => {
    const phone = page.getByTestId('phone');
    await page.getByTestId('start').click();
    await pickFiles(page, choosePhotos, ['one.png', 'two.png', 'three.png']);
    await phone.getByRole('button', { name: 'Do not send two.png' }).click();
    await page.getByTestId('composer').fill('The hall');
    await page.getByTestId('send').click();
    await phone.locator('.media-photo').nth(1).waitFor();
    expect(await phone.locator('.media-photo').count()).toBe(2);
    await until('the picture is drawn', () =>
      page.evaluate<boolean>("document.querySelector('.media-photo img')?.naturalWidth > 0"),
    );
    expect(await phone.getByTestId('pending-files').isHidden()).toBe(true);

    await page.evaluate(`{
      const files = new DataTransfer();
      files.items.add(new File(['log'], 'error.log', { type: 'text/plain' }));
      const paste = new ClipboardEvent('paste', { clipboardData: files, bubbles: true, cancelable: true });
      document.querySelector('[data-testid=composer]').dispatchEvent(paste);
    }`);
    await phone.locator('.pending-file', { hasText: 'error.log' }).waitFor();
    await page.getByTestId('composer').press('Enter');
    await phone.locator('a.attachment', { hasText: 'error.log' }).waitFor();
    await phone.getByTestId('attach').click();
    await page.getByRole('menuitem', { name: 'Location' }).click();
    await phone.locator('.attachment', { hasText: 'Location' }).waitFor();

    await phone.locator('.message', { hasText: 'The hall' }).hover();
    await phone.locator('.message', { hasText: 'The hall' }).getByTestId('message-edit').click();
    await page.getByTestId('composer').fill('Hall B');
    await page.getByTestId('composer').press('Enter');
    await phone.locator('.bubble', { hasText: 'Hall B' }).getByText('edited').waitFor();
    expect(faults).toEqual([]);
  });

  test('a file that is refused stays picked, with the words', async () => {
    const phone = page.getByTestId('phone');
    await page.getByTestId('start').click();
    await pickFiles(page, choosePhotos, ['big.png'], Buffer.alloc(11 * 1024 * 1024));
    await page.getByTestId('composer').fill('The hall');
    await page.getByTestId('send').click();
    await page.getByTestId('toast').filter({ hasText: 'too big for a photo' }).waitFor();
    await phone.locator('.pending-file', { hasText: 'big.png' }).waitFor();
    expect(await page.getByTestId('composer').inputValue()).toBe('The hall');
  });

  test('an agent attaches a picture to a comment, edits the words and deletes it', async () => {
    const task = await desk.addTask('#1 Projector');
    await page.getByTestId(`card-${task}`).getByTestId('card-open').click();
    await pickFiles(page, () => page.getByTestId('comment-attach').click(), ['plan.png']);
    await page.getByTestId('comment-composer').fill('As in the plan');
    await page.getByTestId('comment-send').click();
    const comment = page.locator('.comment');
    await comment.locator('.media-photo').waitFor();

    await comment.hover();
    await comment.getByRole('button', { name: 'Edit comment' }).click();
    await page.locator('.comment-edit').fill('As in this plan');
    await comment.getByRole('button', { name: 'Save' }).click();
    await comment.getByText('As in this plan').waitFor();
    await comment.hover();
    await comment.getByRole('button', { name: 'Delete comment' }).click();
    await comment.waitFor({ state: 'detached' });
    expect(desk.sandbox.todoist.comments(task)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('agents take a card in their group as the one whose face is shown, and each has a chat of their own', async () => {
    const { agents, agentsChat } = desk.sandbox.cast;
    const [lena, max] = agents;
    const group = page.getByTestId('agents-chat');
    await group.getByText('All quiet').waitFor();
    await desk.callTelegram('sendMessage', {
      chat_id: agentsChat.id,
      text: '#1 Projector',
      reply_markup: { inline_keyboard: [[{ text: 'Take', callback_data: 'take:1' }]] },
    });
    await desk.callTelegram('setMyCommands', {
      commands: [{ command: 'queue', description: 'Who waits' }],
      scope: { type: 'chat', chat_id: agentsChat.id },
    });
    await page.getByTestId('agents-as').click();
    await page.getByRole('menuitemradio', { name: 'Max' }).click();
    await page.getByTestId('agents-inline-button').click();
    await page.locator('[data-testid=agents-inline-button][aria-busy=true]').waitFor();
    const query = desk.sandbox.telegram.updates().at(-1)?.['callback_query'];
    expect(query).toMatchObject({ data: 'take:1', from: { id: max?.telegramId } });
    await desk.callTelegram('answerCallbackQuery', {
      callback_query_id: (query as { id: string }).id,
      text: 'Yours',
    });
    await page.getByTestId('toast').filter({ hasText: 'Yours' }).waitFor();

    await page.getByTestId('agents-commands').click();
    await page.getByRole('menuitem', { name: '/queue' }).click();
    await group.locator('.own', { hasText: '/queue' }).waitFor();
    expect(desk.sandbox.telegram.chat(agentsChat.id).at(-1)).toMatchObject({
      from: max?.telegramId,
      text: '/queue',
    });

    await desk.act('start', { person: lena?.telegramId });
    await desk.callTelegram('sendMessage', { chat_id: lena?.telegramId, text: 'Nobody takes #1' });
    const tab = page.getByTestId(`agents-tab-${lena?.todoistId}`);
    await tab.locator('.unread', { hasText: '1' }).waitFor();
    await tab.click();
    await group.getByText('Nobody takes #1').waitFor();
    await page.getByTestId('agents-composer').fill('On it');
    await page.getByTestId('agents-send').click();
    await group.locator('.own', { hasText: 'On it' }).waitFor();
    expect(faults).toEqual([]);
  });

  test('trouble is made in a menu, seen in a banner, and mended there', async () => {
    const tom = desk.sandbox.cast.organizers[0]?.id ?? 0;
    const menu = (name: string) => page.getByRole('menuitemcheckbox', { name });
    const banner = (text: string) =>
      page.getByTestId('banner').locator('.banner', { hasText: text });
    await page.getByTestId('start').click();
    await page.getByTestId('trouble').click();
    await menu('Telegram is down').click();
    await banner('Telegram is down').waitFor();
    expect(desk.sandbox.telegram.trouble.isDown()).toBe(true);
    await page.getByTestId('trouble').click();
    expect(await menu('Telegram is down').getAttribute('aria-checked')).toBe('true');
    await menu('Tom has blocked').click();
    await banner('Tom has blocked the bot').waitFor();
    await page.getByTestId('unblock').click();
    await page.getByTestId('composer').waitFor();
    expect(desk.sandbox.telegram.trouble.blockedBy()).not.toContain(tom);

    await banner('Telegram is down').getByRole('button').click();
    await page.getByTestId('banner').waitFor({ state: 'hidden' });
    await page.getByTestId('trouble').click();
    await page.getByRole('menuitem', { name: 'Lose Telegram’s next answer' }).click();
    await page.getByTestId('toast').filter({ hasText: 'will not hear' }).waitFor();
    expect(desk.sandbox.telegram.trouble.isDown()).toBe(false);
    expect(faults).toEqual([]);
  });

  test('has no clock where there is none that could be moved', async () => {
    await page.getByTestId('trouble').waitFor();
    expect(await page.getByTestId('clock').isHidden()).toBe(true);
    expect((await desk.act('forward', { minutes: 1 })).status).toBe(404);
  });

  test.each([
    [1280, 800],
    [1440, 900],
    [1920, 1080],
  ])('fits %i by %i without scrolling the page, also with a task open', async (width, height) => {
    await page.setViewportSize({ width, height });
    const task = await desk.addTask('#1 Projector');
    const size = () =>
      page.evaluate(
        '[document.documentElement.scrollWidth, document.documentElement.scrollHeight]',
      );
    await page.getByTestId('agents-chat').waitFor();
    expect(await size()).toEqual([width, height]);
    await page.getByTestId(`card-${task}`).getByTestId('card-open').click();
    await page.getByTestId('task-panel').waitFor();
    expect(await size()).toEqual([width, height]);
  });

  test('says so when the desk has gone, and keeps what was typed', async () => {
    await page.getByTestId('start').click();
    await page.getByTestId('composer').fill('Anybody there?');
    await desk.stopWeb();
    await page.getByText('Reconnecting').waitFor();
    await page.getByTestId('send').click();
    await page.getByTestId('toast').filter({ hasText: 'does not answer' }).waitFor();
    expect(await page.getByTestId('composer').inputValue()).toBe('Anybody there?');
  });
});
