import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MessageEntity, type MessageRow } from '../../../src/database/entities/message.ts';
import { openAdmin, type TestAdmin } from '../../support/admin.ts';
import { expectAccessible, openAdminPage, type AdminPage } from '../../support/admin-page.ts';
import { describePages } from '../../support/browser.ts';
import { insertEvent, insertTicket } from '../../support/rows.ts';

describePages('the list of messages in trouble', () => {
  let desk: TestAdmin;
  let admin: AdminPage;

  beforeAll(async () => {
    desk = await openAdmin({ temporalUi: 'http://temporal.example' });
    admin = await openAdminPage(desk.url);
  });
  afterAll(async () => {
    expect(admin.faults).toEqual([]);
    await admin.close();
    await desk.close();
  });

  const row = (text: string) => admin.page.getByRole('row').filter({ hasText: text });

  async function say(text: string, ticket: number, fields: Partial<MessageRow>) {
    const em = desk.database.orm.em.fork();
    const { ticket: _ticket, organizer: _organizer, ...rest } = fields;
    em.create(MessageEntity, {
      id: randomUUID(),
      ticket,
      organizer: null,
      direction: 'out',
      author: 'Ann',
      text,
      at: new Date(Date.now() - 3_600_000),
      ...rest,
    });
    await em.flush();
  }

  test('leads to the workflow of what is slow, and offers no Resend where nothing more is sent', async () => {
    const { id: eventId } = await insertEvent(desk.database.orm, { code: 'SLOW' });
    const open = await insertTicket(desk.database.orm, { eventId });
    const closed = await insertTicket(desk.database.orm, { eventId, row: { status: 'closed' } });
    await say('slow one', open.number, { delivery: 'pending' });
    await say('too late', closed.number, { delivery: 'failed', reason: 'blocked' });
    await say('odd one', open.number, { delivery: 'failed', reason: 'refused-by-telegram' });

    await admin.visit('/admin/deliveries?event=slow');

    const workflow = row('slow one').getByRole('link', { name: 'Workflow' });
    expect(await workflow.getAttribute('href')).toBe(
      `http://temporal.example/namespaces/default/workflows/ticket-${open.number}`,
    );
    await row('too late').getByText('Its ticket is closed, and sends nothing more.').waitFor();
    expect(await row('slow one').getByRole('button').count()).toBe(0);
    expect(await row('too late').getByRole('button').count()).toBe(0);
    expect(await row('odd one').getByRole('button', { name: 'Resend' }).count()).toBe(1);
    await expectAccessible(admin.page);
  });

  test('says so where a ticket has ended and can send nothing', async () => {
    await admin.visit('/admin/deliveries?reason=refused-by-telegram');
    await row('odd one').getByRole('button', { name: 'Resend' }).click();

    await admin.page.getByText(/Nothing is tried again\. #\d+ is over for good\./).waitFor();
    expect(new URL(admin.page.url()).search).toBe('?reason=refused-by-telegram');
  });

  test('tells what was put aside, as it is, and without what was in it', async () => {
    await desk.stores.parked.add({
      source: 'telegram',
      payload: { text: 'a secret of somebody' },
      error: '<img src=x onerror=alert(1)>',
    });

    await admin.visit('/admin/deliveries');

    expect(await row('onerror').innerText()).toContain('<img src=x onerror=alert(1)>');
    expect(await admin.page.content()).not.toContain('a secret of somebody');
  });
});
