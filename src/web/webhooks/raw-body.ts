import express, { type RequestHandler } from 'express';

/** Bodies are verified as they came, before anything is parsed; 1 MB at most. */
export function rawBody(): RequestHandler {
  return express.raw({ type: () => true, limit: '1mb' });
}

/** The body as JSON; undefined where it is none. */
export function parseJson(body: unknown): unknown {
  try {
    return Buffer.isBuffer(body) ? (JSON.parse(body.toString('utf8')) as unknown) : undefined;
  } catch {
    return undefined;
  }
}
