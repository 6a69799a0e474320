import type { Request } from 'express';

import { badRequest } from './errors.ts';
import { jsonField } from './json-field.ts';

/** What the request log and the troubles want to know of a request. */
export function summary(request: Request): { commands?: number; types?: string[] } {
  if (request.path !== '/api/v1/sync') return {};
  let commands: unknown;
  try {
    commands = jsonField(bodyOf(request).commands);
  } catch {
    // The route refuses it.
  }
  if (!Array.isArray(commands)) return { commands: 0, types: [] };
  const types = commands.map((command: { type?: unknown } | null) => String(command?.type));
  return { commands: commands.length, types };
}

/** The fields of a JSON or form body; none where it is something else. */
export function bodyOf(request: Request): Record<string, unknown> {
  const body: unknown = request.body;
  return typeof body === 'object' && body !== null && !Buffer.isBuffer(body) ? { ...body } : {};
}

/** A multipart body as it came; throws 400 for any other. */
export function bytesOf(request: Request): Uint8Array {
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body)) throw badRequest('A multipart body is expected');
  return body;
}

/** The origin as the client knows it. */
export function originOf(request: Request): string {
  return `http://${request.get('host')}`;
}

/** Parameters with one text each; of a repeated one the last. */
export function strings(values: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(values).map(([name, value]): [string, unknown] => [
    name,
    Array.isArray(value) ? value.at(-1) : value,
  ]);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
