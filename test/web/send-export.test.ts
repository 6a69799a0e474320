import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import express from 'express';
import type { ExportRow, ExportTable } from '../../src/export/export-table.ts';
import { createLogger } from '../../src/logger.ts';
import { createErrorHandler } from '../../src/web/handle-error.ts';
import { sendExport } from '../../src/web/send-export.ts';
import { serveHttp } from '../support/http-server.ts';
import { until } from '../support/until.ts';

/** A batch of half a megabyte. */
const BATCH: ExportRow[] = Array.from({ length: 500 }, () => ({ text: 'x'.repeat(1_000) }));

/** A table whose rows are counted; whoever reads it to its end, or leaves, ends it. */
function endlessTable(failAfter = Infinity) {
  const counts = { batches: 0, isOver: false };
  async function* batches(): AsyncGenerator<ExportRow[]> {
    try {
      for (;;) {
        await nextTurn();
        if (counts.batches >= failAfter) throw new Error('The database has gone');
        counts.batches += 1;
        yield BATCH;
      }
    } finally {
      counts.isOver = true;
    }
  }
  const table: ExportTable = { fields: ['text'], batches: batches() };
  return { table, counts };
}

/** Serves a table as an export, and gives the answer once it begins; nothing is read of it yet. */
async function served(
  table: ExportTable,
): Promise<{ answer: IncomingMessage; end: () => Promise<void> }> {
  const app = express();
  app.get('/', (_request, response) => sendExport(response, { table, format: 'csv', name: 'all' }));
  app.use(createErrorHandler(createLogger({ level: 'silent' })));
  const server = await serveHttp((asked, response) => void app(asked, response));
  const asked = request(server.origin);
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return { answer, end: () => server.close() };
}

test('a reader who pauses holds the export up, and one who leaves ends it', async () => {
  const { table, counts } = endlessTable();
  const { answer, end } = await served(table);

  await until('nothing is read any more', async () => {
    const before = counts.batches;
    for (let turn = 0; turn < 100; turn += 1) await nextTurn();
    return counts.batches === before;
  });
  expect(counts).toMatchObject({ isOver: false });
  // What the machine's own buffers take, and no more.
  expect(counts.batches).toBeLessThan(50);

  answer.destroy();
  await until('the export is over', () => counts.isOver);
  await end();
});

test('an export that fails on its way is cut off: it does not look whole', async () => {
  const { answer, end } = await served(endlessTable(20).table);

  answer.resume();
  await expect(once(answer, 'end')).rejects.toThrow('aborted');
  expect(answer.complete).toBe(false);
  await end();
});

test('an export that fails before anything is sent is refused as anything else is', async () => {
  const { answer, end } = await served(endlessTable(0).table);

  expect(answer.statusCode).toBe(500);
  expect(answer.headers).not.toHaveProperty('content-disposition');
  answer.resume();
  await end();
});
