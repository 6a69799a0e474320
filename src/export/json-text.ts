import type { ExportTable } from './export-table.ts';

/** A table as one JSON array of objects, in pieces, an object on a line. */
export async function* jsonText({ batches }: ExportTable): AsyncGenerator<string> {
  let before = '[\n';
  for await (const rows of batches) {
    yield before + rows.map((row) => JSON.stringify(row)).join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
