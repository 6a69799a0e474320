import { STATUS_CODES } from 'node:http';
import type { Response } from 'express';

/** What is wrong with one field of what was sent; `path` is '' for the whole. */
export interface FieldFault {
  path: string;
  message: string;
}

/** An answer that is a refusal, as RFC 9457 has it. `detail` is read by people: it says what to do, and no secret. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly errors: FieldFault[] | null;
  readonly headers: Record<string, string>;
  constructor(
    status: number,
    detail: string,
    more: { errors?: FieldFault[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.status = status;
    this.errors = more.errors ?? null;
    this.headers = more.headers ?? {};
  }
}

/** Sends a problem without throwing one. */
export function problem(response: Response, status: number, detail: string): void {
  sendProblem(response, new Problem(status, detail));
}

/** Sends a problem; its title is the status in words, so its type is `about:blank` (RFC 9457, 4.2.1). */
export function sendProblem(
  response: Response,
  { status, message, errors, headers }: Problem,
): void {
  response
    .status(status)
    .set(headers)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title: STATUS_CODES[status] ?? 'Error',
        status,
        detail: message,
        ...(errors === null ? {} : { errors }),
      }),
    );
}
