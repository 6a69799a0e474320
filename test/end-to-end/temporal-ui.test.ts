import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '@temporalio/client';
import type { Browser, Page } from 'playwright-core';
import { startTemporal, type EmbeddedTemporal } from '../../src/embedded/temporal.ts';
import { describePages, openBrowser } from '../support/browser.ts';
import { LENA, MAX, openDesk, type TestDesk } from '../support/desk.ts';
import { playQueue, type Queue } from '../support/play-queue.ts';
import { serverOf, TEST_TEMPORAL_CLI } from '../support/servers.ts';
import { connectClient } from '../support/temporal-client.ts';
import { until } from '../support/until.ts';

/** A folder: the UI is photographed into it, for the documents. */
const SCREENSHOTS = process.env['PITCREW_SCREENSHOTS'];

const operations = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');

/** As they stand beside each other in the list. */
const COLUMNS = ['TicketStatus', 'TicketPriority', 'Agent', 'Overdue', 'Delivery', 'NextDeadline'];

describePages('an operator works in the Temporal UI', () => {
  let temporal: EmbeddedTemporal;
  let desk: TestDesk;
  let queue: Queue;
  let client: Client;
  let disconnect = async (): Promise<void> => undefined;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    temporal = await startTemporal({
      dataDir: null,
      cliPath: serverOf(TEST_TEMPORAL_CLI),
      searchAttributes: {},
      progress: () => undefined,
    });
    desk = await openDesk({ temporal });
    ({ client, close: disconnect } = await connectClient(temporal));
    queue = await playQueue(desk);
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1600, height: 960 } });
  });
  afterAll(async () => {
    await browser.close();
    await disconnect();
    await desk.close();
    await temporal.stop();
  });

  const open = (path: string) => page.goto(`${temporal.uiUrl}/namespaces/default/workflows${path}`);
  const photograph = async (name: string) => {
    if (SCREENSHOTS) await page.screenshot({ path: join(SCREENSHOTS, `temporal-${name}.png`) });
  };
  const found = async (query: string) => {
    const ids: string[] = [];
    for await (const { workflowId } of client.workflow.list({ query })) ids.push(workflowId);
    return ids.toSorted();
  };

  test.each<[string, (queue: Queue) => number[]]>([
    [`TicketStatus = 'new' AND Overdue = 'claim'`, ({ overdue }) => [overdue]],
    [`TicketStatus = 'claimed' AND Overdue = 'reply'`, ({ unanswered }) => [unanswered]],
    [`Delivery = 'failing' AND ExecutionStatus = 'Running'`, ({ failing }) => [failing]],
    [
      `Agent = '${LENA.id}' AND TicketStatus IN ('claimed', 'waiting')`,
      ({ helped, waiting }) => [helped, waiting],
    ],
    [
      `EventCode = 'HACK' AND TicketStatus IN ('new', 'claimed', 'waiting')`,
      (all) => Object.values(all).filter((number) => number !== all.solved),
    ],
    [
      `TicketPriority = 'p1' AND TicketStatus IN ('new', 'claimed', 'waiting')`,
      ({ urgent }) => [urgent],
    ],
  ])('%s is documented, and finds what it should', async (query, expected) => {
    expect(operations).toContain(`\`${query}\``);
    const wanted = expected(queue)
      .map((number) => `ticket-${number}`)
      .toSorted();
    await until(`${wanted.join(', ')} is found`, async () => {
      const ids = await found(query);
      return ids.join() === wanted.join();
    });
  });

  test('what should have acted by now is found by its moment', async () => {
    const query = `NextDeadline < '2026-11-24T10:00:00Z' AND ExecutionStatus = 'Running'`;
    expect(operations).toContain(`\`${query}\``);
    const at = (time: number) =>
      query.replace('2026-11-24T10:00:00Z', new Date(time).toISOString());
    const { overdue, solved } = queue;

    expect(await found(at(Date.now() - 3_600_000))).toEqual([]);
    const soon = await found(at(Date.now() + 3_600_000));
    expect([soon.includes(`ticket-${overdue}`), soon.includes(`ticket-${solved}`)]).toEqual([
      true,
      false,
    ]);
  });

  test('the list reads like a queue', async () => {
    await open('');
    await page.getByTestId('workflows-summary-table-configuration-button').click();
    const column = (name: string) =>
      page.locator('[data-testid="orderable-list-item"], li', { hasText: name }).first();
    for (const name of ['Run ID', 'Type', 'End'])
      await column(name).getByRole('button').last().click();
    for (const name of COLUMNS) await column(name).getByRole('button').last().click();
    // The browser keeps them.
    await open('');
    const row = (number: number) => page.getByRole('row', { name: `ticket-${number}` });
    await row(queue.urgent).getByText('p1').waitFor();
    expect(await row(queue.overdue).innerText()).toMatch(/new\s+p4\s+claim\s+ok/);
    expect(await row(queue.failing).innerText()).toMatch(/claimed\s+p4\s+7002\s+failing/);
    await photograph('list');
  });

  test('a ticket reads like a case file', async () => {
    await open(`/ticket-${queue.helped}`);
    await page.getByText('User Metadata').click();
    const [details, help] = [
      page.frameLocator('iframe').last(),
      page.frameLocator('iframe').nth(1),
    ];
    await details.getByRole('heading', { name: 'Wi-Fi is down in hall B' }).waitFor();
    await details.getByText('It blinks red now').waitFor();
    await help.getByText('What you can do').waitFor();
    const link = details.getByRole('link', { name: 'Open in Pitcrew' });
    expect(await link.getAttribute('href')).toBe(`${desk.url()}/admin/tickets/${queue.helped}`);
    await photograph('ticket');
  });

  test('an act is sent by its name, with a word as its input', async () => {
    await open(`/ticket-${queue.overdue}`);
    await page.getByRole('button', { name: 'More Actions' }).click();
    await page.getByRole('menuitem', { name: 'Send an Update' }).click();
    const dialog = page
      .locator('dialog[open], [role=dialog]')
      .filter({ hasText: 'Send an Update' });
    await dialog.getByTestId('update-select-button').click();
    await dialog.getByText('Gives the ticket to an agent').waitFor();
    await photograph('update');
    await dialog.getByRole('option', { name: 'claim' }).click();
    await dialog.locator('.cm-content').click();
    await page.keyboard.type('"Max"');
    await dialog.getByRole('button', { name: 'Submit' }).click();
    const { agent } = await desk.ticketWhen(
      queue.overdue,
      'is claimed',
      ({ status }) => status === 'claimed',
    );
    expect(agent?.todoistUserId).toBe(MAX.id);
  });
});
