import { stringify, type Options } from 'csv-stringify/sync';
import type { ExportTable } from './export-table.ts';

/** Without it Excel takes UTF-8 for the machine's own code page, and Cyrillic and umlauts are lost. */
const BYTE_ORDER_MARK = '\uFEFF';

const STYLE: Options = {
  // RFC 4180. A record's end given by hand turns quoting lone CR and LF off.
  record_delimiter: '\r\n',
  quote_record_delimiter: true,
  // An apostrophe before = + - @, tab, CR and their full-width forms.
  escape_formulas: true,
  cast: { string: withoutLeadingLf, boolean: String, object: listed },
};

/** A table as CSV, in pieces: UTF-8, RFC 4180, a header row, no cell that a spreadsheet would compute. */
export async function* csvText({ fields, batches }: ExportTable): AsyncGenerator<string> {
  let head = BYTE_ORDER_MARK + stringify([[...fields]], STYLE);
  for await (const rows of batches) {
    yield head + stringify(rows, { ...STYLE, columns: [...fields] });
    head = '';
  }
  if (head !== '') yield head;
}

/** A list in one cell: labels, or the names of files. */
function listed(list: object): string {
  if (!Array.isArray(list)) return JSON.stringify(list);
  return withoutLeadingLf(list.map((item: string | { name: string }) => nameOf(item)).join('; '));
}

/** The one beginning of a formula that the library does not know: https://owasp.org/www-community/attacks/CSV_Injection */
function withoutLeadingLf(text: string): string {
  return text.startsWith('\n') ? `'${text}` : text;
}

function nameOf(item: string | { name: string }): string {
  return typeof item === 'string' ? item : item.name;
}
