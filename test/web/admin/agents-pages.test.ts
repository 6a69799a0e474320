import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AgentRow } from '../../../src/database/entities/agent.ts';
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
import { LENA } from '../../support/desk.ts';
import { insertEvent, insertTicket } from '../../support/rows.ts';

describePages('the agents', () => {
  let admin: TestAdmin;
  let browser: AdminPage;
  beforeAll(async () => {
    admin = await openAdmin();
    browser = await openAdminPage(admin.url);
  });
  afterAll(async () => {
    await browser.close();
    await admin.close();
  });

  const agentOf = async (email: string): Promise<AgentRow> => {
    const agent = await admin.stores.agents.byEmail(email);
    if (agent === null) throw new Error(`Nobody has ${email}.`);
    return agent;
  };
  const work = async (todoistId: string) => {
    const event = await insertEvent(admin.database.orm, { name: 'Hack 2026', code: 'HACK' });
    const row = { agentTodoistId: todoistId, agentName: LENA.name, status: 'claimed' } as const;
    const { number } = await insertTicket(admin.database.orm, { eventId: event.id, row });
    await admin.database.orm.em
      .fork()
      .execute(
        `insert into ticket_changes (ticket_number, at, status, agent_todoist_id, agent_name) values (?, now(), 'claimed', ?, ?)`,
        [number, todoistId, LENA.name],
      );
    return event;
  };

  test('are invited by email, made a lead, and given another link', async () => {
    const { page, faults, visit } = browser;
    await visit('/admin/agents');
    await page.getByLabel('Email').fill('no address');
    await page.getByLabel('Email').evaluate((input) => input.setAttribute('type', 'text'));
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.locator('.fault', { hasText: 'An email address' }).waitFor();
    expect(await page.getByLabel('Email').inputValue()).toBe('no address');

    await page.getByLabel('Email').fill('new@example.com');
    await page.getByRole('button', { name: 'Invite' }).click();
    const { id, inviteCode } = await agentOf('new@example.com');
    const link = (code: string) => `https://t.me/desk_bot?start=agent_${code}`;
    await page.getByText(link(inviteCode)).waitFor();
    await expectAccessible(page);

    await page.getByText('New link', { exact: true }).click();
    await page.getByRole('button', { name: 'Make a new link' }).click();
    await page.getByText('This is the link now').waitFor();
    const renewed = await agentOf('new@example.com');
    expect(renewed.inviteCode).not.toBe(inviteCode);
    expect(await page.locator('code').textContent()).toBe(link(renewed.inviteCode));

    await page.getByRole('button', { name: 'Make a lead' }).click();
    await page.getByText('They get escalations from now on.').waitFor();
    expect(await agentOf('new@example.com')).toMatchObject({ id, lead: true });
    expect(faults).toEqual([]);
  });

  test('are listed with what they hold, and named first while they are on shift', async () => {
    const { page, visit } = browser;
    await admin.stores.agents.upsertFromCollaborators([LENA]);
    const event = await work(LENA.id);
    await visit('/admin/agents');
    const row = page.getByRole('row', { name: LENA.name });
    expect(await row.getByRole('cell').allTextContents()).toEqual([
      'not linked',
      '–',
      '1',
      '1',
      '0',
    ]);

    await page.getByRole('link', { name: LENA.name }).click();
    await page.getByLabel('Event', { exact: true }).selectOption('Hack 2026 (UTC)');
    const now = Date.now();
    const wall = (minutes: number) => new Date(now + minutes * 60_000).toISOString().slice(0, 16);
    await page.getByLabel('From').fill(wall(-60));
    await page.getByLabel('To').fill(wall(-120));
    await page.getByRole('button', { name: 'Add a shift' }).click();
    await page.locator('.fault', { hasText: 'A shift ends after it begins' }).waitFor();

    await page.getByLabel('To').fill(wall(60));
    await page.getByRole('button', { name: 'Add a shift' }).click();
    await page.getByText('The shift is added.').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'admin-agent');

    const [first] = await admin.stores.agentPages.list();
    expect(first).toMatchObject({ name: LENA.name, onShift: ['HACK'] });
    const [load] = await admin.stores.deskLoad.loads([event.id]);
    expect(load).toMatchObject({ name: LENA.name, isOnShift: true });

    await page.getByRole('button', { name: /Remove the shift/ }).click();
    await page.getByText('The shift is removed.').waitFor();
    expect(await admin.stores.shifts.ofAgent((await agentOf(LENA.email)).id, new Date())).toEqual(
      [],
    );
  });

  test('lose their Telegram account when it is unlinked, and the way back by the old link', async () => {
    const { page, visit } = browser;
    const { id, inviteCode } = await agentOf('new@example.com');
    await admin.stores.agents.update(id, { telegramUserId: 777 });
    await visit(`/admin/agents/${id}`);
    expect(await page.getByText('Invite link').count()).toBe(0);

    await page.getByText('Unlink Telegram', { exact: true }).click();
    await page.getByRole('button', { name: 'Unlink', exact: true }).click();
    await page.getByText('No Telegram account is linked any more.').waitFor();
    expect(await admin.stores.agents.byTelegramId(777)).toBeNull();
    expect(await admin.stores.agents.byInviteCode(inviteCode)).toBeNull();
  });

  test('fit a phone, and work without any script', async () => {
    const phone = await openAdminPage(admin.url, { viewport: PHONE, javaScript: false });
    await phone.visit('/admin/agents');
    await expectNoSidewaysScroll(phone.page);
    await phone.page.getByRole('link', { name: LENA.name }).click();
    await phone.page.getByRole('heading', { name: 'Shifts' }).waitFor();
    await expectNoSidewaysScroll(phone.page);
    await phone.close();
  });

  test.each(['99999', '0', 'nobody', '2147483648'])('%s is no agent', async (id) => {
    const response = await browser.page.goto(`${admin.url}/admin/agents/${id}`);
    expect(response?.status()).toBe(404);
  });
});
