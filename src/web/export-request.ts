import type { Response } from 'express';
import { z } from 'zod';
import type { EventStore } from '../database/event-store.ts';
import type { ExportTables } from '../database/export/export-tables.ts';
import type { ExportFormat } from '../export/export-format.ts';
import type { Exported } from '../export/exported.ts';
import type { ExportTable } from '../export/export-table.ts';
import { knownEvent } from './api/known-event.ts';
import { PERIOD_QUERY } from './period-query.ts';
import { sendExport } from './send-export.ts';
import { TICKET_CHOICE_QUERY } from './ticket-choice-query.ts';

/** What an export stands on. */
export interface ExportDeps {
  events: Pick<EventStore, 'byCode'>;
  exports: ExportTables;
}

/** What an export is asked for by: which tickets, and a period. */
export const EXPORT_QUERY = z.strictObject({ ...TICKET_CHOICE_QUERY, ...PERIOD_QUERY });

export type ExportRequest = z.infer<typeof EXPORT_QUERY> & { what: Exported; format: ExportFormat };

/** Answers with the file that was asked for. @throws Problem 404 for an unknown event */
export async function answerExport(
  { events, exports }: ExportDeps,
  asked: ExportRequest,
  response: Response,
): Promise<void> {
  const { what, format, from, to, ...choice } = asked;
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
