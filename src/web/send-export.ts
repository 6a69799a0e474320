import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { exportText, type ExportFormat } from '../export/export-format.ts';
import type { ExportTable } from '../export/export-table.ts';

/**
 * Sends a table as a file, as fast as it is read: the next rows are asked for when the last have gone. One who stops
 * reading ends it.
 * @param file.name without its ending
 * @throws what reading threw; if some of the file is out by then, the connection is cut, so that half looks like no whole
 */
export async function sendExport(
  response: Response,
  file: { table: ExportTable; format: ExportFormat; name: string },
): Promise<void> {
  const text = exportText(file.table, file.format);
  // Before anything is sent: until then a fault can be told.
  const first = await text.next();
  response.attachment(`${file.name}.${file.format}`);
  if (response.req.method === 'HEAD') {
    response.end();
    return;
  }
  let isFaulty = false;
  async function* pieces(): AsyncGenerator<string> {
    if (first.done) return;
    yield first.value;
    try {
      yield* text;
    } catch (error) {
      isFaulty = true;
      throw error;
    }
  }
  try {
    await pipeline(pieces, response);
  } catch (error) {
    // Else the reader has gone, which is no fault.
    if (isFaulty) throw error;
  }
}
