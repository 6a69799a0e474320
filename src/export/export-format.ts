import { csvText } from './csv-text.ts';
import type { ExportTable } from './export-table.ts';
import { jsonText } from './json-text.ts';

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const WRITERS: Record<ExportFormat, (table: ExportTable) => AsyncGenerator<string>> = {
  csv: csvText,
  json: jsonText,
};

/** The text of a table, in pieces; each is made when it is asked for. */
export function exportText(table: ExportTable, format: ExportFormat): AsyncGenerator<string> {
  return WRITERS[format](table);
}
