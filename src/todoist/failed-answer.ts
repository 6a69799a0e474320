import { z } from 'zod';

/**
 * The body of a failed request, parsed. How long to wait may be told by the header alone; then it is put where the
 * body would have told it, since the SDK hands no headers on.
 */
export function failedAnswer(response: Response, text: string): unknown {
  const body = parseOrNull(text);
  const told = retryAfter(response.headers.get('retry-after'), Date.now());
  if (told === null || saysWhen(body)) return body;
  const { error_extra: extra, ...rest } = record.parse(body ?? {});
  return { ...rest, error_extra: { ...record.catch({}).parse(extra), retry_after: told } };
}

/** @returns seconds; null where the header tells none. Source: RFC 9110, 10.2.3: seconds, or a date */
export function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const wait = /^\d+(\.\d+)?$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - now) / 1_000;
  return Number.isNaN(wait) ? null : Math.max(wait, 0);
}

/** A time to wait as it comes in bodies. */
export const seconds = z
  .union([z.number(), z.string().trim().min(1).transform(Number)])
  .pipe(z.number().nonnegative());

const record = z.record(z.string(), z.unknown()).catch({});
const withDelay = z.object({ error_extra: z.object({ retry_after: seconds }) });

function saysWhen(body: unknown): boolean {
  return withDelay.safeParse(body).success;
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
