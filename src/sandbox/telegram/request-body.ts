import type { IncomingMessage } from 'node:http';
import { ApiError, badRequest } from './api-error.ts';
import { isFields } from './arguments.ts';
import type { Fields } from './state.ts';
import type { Upload } from './world.ts';

export type CallBody = { payload: Fields; files: Map<string, Upload> };

/** Uploads end at 50 MB; some room for the other fields. Source: core.telegram.org/bots/api#sending-files. */
const BODY_LIMIT = 50 * 1024 * 1024 + 64 * 1024;
/** Form fields that hold JSON, so that a call looks the same whatever way it was sent. */
const JSON_FIELDS = new Set([
  'allowed_updates',
  'caption_entities',
  'commands',
  'entities',
  'link_preview_options',
  'media',
  'message_ids',
  'reaction',
  'reply_markup',
  'reply_parameters',
  'scope',
]);

/** Reads the parameters of a call: query string, JSON, form or multipart body. */
export async function readCallBody(
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<CallBody> {
  const files = new Map<string, Upload>();
  const bytes = await readBytes(request);
  const type = request.headers['content-type'] ?? '';
  const payload = fieldsOf(query);
  if (bytes.byteLength === 0) return { payload, files };
  if (type.startsWith('application/json')) {
    Object.assign(payload, parseJson(bytes));
  } else if (type.startsWith('application/x-www-form-urlencoded')) {
    Object.assign(payload, fieldsOf(new URLSearchParams(bytes.toString())));
  } else if (type.startsWith('multipart/form-data')) {
    await readForm(bytes, type, payload, files);
  }
  return { payload, files };
}

async function readBytes(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size <= BODY_LIMIT) chunks.push(chunk);
  }
  if (size > BODY_LIMIT) throw new ApiError(413, 'Request Entity Too Large');
  return Buffer.concat(chunks);
}

function parseJson(bytes: Buffer): Fields {
  try {
    const body: unknown = JSON.parse(bytes.toString());
    if (isFields(body)) return body;
  } catch {
    // Answered below, as for a body that is no object.
  }
  throw badRequest("can't parse JSON object");
}

async function readForm(
  bytes: Buffer<ArrayBuffer>,
  type: string,
  payload: Fields,
  files: Map<string, Upload>,
): Promise<void> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      payload[name] = fieldValue(name, value);
      continue;
    }
    const mimeType = value.type === 'text/plain' ? '' : value.type;
    const content = new Uint8Array(await value.arrayBuffer());
    files.set(name, { fileName: value.name, mimeType, bytes: content });
  }
}

function fieldsOf(parameters: URLSearchParams): Fields {
  return Object.fromEntries(
    [...parameters].map(([name, value]) => [name, fieldValue(name, value)]),
  );
}

function fieldValue(name: string, value: string): unknown {
  if (!JSON_FIELDS.has(name)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
