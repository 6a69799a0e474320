import { randomUUID } from 'node:crypto';

/**
 * A form as it travels, with the files in it left where they are until they are read. `fetch` makes one of a FormData,
 * too, but reads its files as fast as the disk gives them, whether the other side takes them or not (measured with
 * Node 24: of 4 files of 50 MB, to a server that is slow, all 200 MB are in memory).
 * Source: RFC 7578, and for names HTML, "Multipart form data".
 */
export function formBlob(form: FormData): Blob {
  const boundary = `pitcrew-${randomUUID()}`;
  const parts: (string | Blob)[] = [];
  for (const [name, value] of form) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escape(name)}"`;
    if (typeof value === 'string') {
      parts.push(`${head}\r\n\r\n${value}\r\n`);
    } else {
      const type = value.type || 'application/octet-stream';
      const file = `; filename="${escape(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`;
      parts.push(head, file, value, '\r\n');
    }
  }
  parts.push(`--${boundary}--\r\n`);
  return new Blob(parts, { type: `multipart/form-data; boundary=${boundary}` });
}

function escape(name: string): string {
  return name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
}
