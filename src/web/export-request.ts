import type { Request, Response } from 'express';
import { z } from 'zod';
import type { EventStore } from '../database/event-store.ts';
import type { ExportTables } from '../database/export/export-tables.ts';
import type { ExportFormat } from '../export/export-format.ts';
import type { Exported } from '../export/exported.ts';
import type { ExportTable } from '../export/export-table.ts';
import { knownEvent } from './api/known-event.ts';
import { readQuery } from './api/read-input.ts';
import { PERIOD_QUERY } from './period-query.ts';
import { sendExport } from './send-export.ts';
import { TICKET_CHOICE_QUERY } from './ticket-choice-query.ts';

/** What an export stands on. */
export interface ExportDeps {
  events: Pick<EventStore, 'byCode'>;
  exports: ExportTables;
}

const QUERY = z.strictObject({ ...TICKET_CHOICE_QUERY, ...PERIOD_QUERY });

/** Answers with the file that the request's query asks for. @throws Problem 400 for a query with faults, 404 for an unknown event */
export async function answerExport(
  { events, exports }: ExportDeps,
  asked: { what: Exported; format: ExportFormat },
  request: Request,
  response: Response,
): Promise<void> {
  const { what, format } = asked;
  const { from, to, ...choice } = readQuery(QUERY, request);
  const code =
    choice.event === undefined ? [] : [knownEvent(await events.byCode(choice.event)).code];
  const tables: Record<Exported, () => ExportTable> = {
    tickets: () => exports.tickets({ ...choice, opened: { from, to } }),
    messages: () => exports.messages({ ...choice, said: { from, to } }),
  };
  const today = new Date().toISOString().slice(0, 10);
  const name = ['pitcrew', ...code, what, today].join('-');
  await sendExport(response, { table: tables[what](), format, name });
}
