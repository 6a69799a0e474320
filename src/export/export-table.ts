import type { StoredFile } from '../domain/files.ts';

export type ExportCell = string | number | boolean | null | string[] | StoredFile[];
export type ExportRow = Record<string, ExportCell>;

/** What is exported, some hundred rows at a time: the next ones are read when they are asked for. */
export interface ExportTable {
  fields: readonly string[];
  batches: AsyncIterable<ExportRow[]>;
}
