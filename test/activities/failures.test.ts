import { expect, test } from '@jest/globals';
import { NativeConnection, Worker } from '@temporalio/worker';
import { createTicketActivities } from '../../activities/tickets.ts';
import { createTicketStore } from '../../src/database/ticket-store.ts';
import { openTestDatabase } from '../support/database.ts';
import { openNamespace } from '../support/namespace.ts';
import { insertTicket, ticketRecord } from '../support/rows.ts';
import { connectClient } from '../support/temporal-client.ts';

const TASK_QUEUE = 'saves';

test('what PostgreSQL quotes of a row does not become part of a history', async () => {
  const [database, temporal] = await Promise.all([openTestDatabase(), openNamespace()]);
  const { number } = await insertTicket(database.orm);
  const store = createTicketStore(database.orm);
  const [{ client, close }, connection] = await Promise.all([
    connectClient(temporal),
    NativeConnection.connect({ address: temporal.address }),
  ]);
  const worker = await Worker.create({
    connection,
    namespace: temporal.namespace,
    taskQueue: TASK_QUEUE,
    activities: createTicketActivities({ store }),
  });
  const refused = { ...ticketRecord(number, { subject: 'my secret' }), priority: null };

  const failure = await worker.runUntil(
    client.activity
      .execute('saveTicket', {
        id: 'save',
        taskQueue: TASK_QUEUE,
        args: [refused, []],
        startToCloseTimeout: '5 seconds',
        retry: { maximumAttempts: 1 },
      })
      .catch((error: unknown) => error),
  );

  const { cause } = failure as { cause: Error };
  expect(cause.message).toMatch(/^null value in column "priority" .* constraint$/);
  expect(JSON.stringify([cause.stack, cause.cause, cause])).not.toContain('my secret');
  await close();
  await connection.close();
  await database.close();
});
