import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type RequestHandler } from 'express';

/** Bodies are verified as they came, before anything is parsed; 1 MB at most. */
export function rawBody(): RequestHandler {
  return express.raw({ type: () => true, limit: '1mb' });
}

/** Whether a secret that somebody shows is one of ours, in a time that tells nothing of how near it came. */
export function isOneOf(shown: string, secrets: string[]): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const shownDigest = digest(shown);
  return secrets.map((secret) => timingSafeEqual(shownDigest, digest(secret))).includes(true);
}

/** The body as JSON; undefined where it is none. */
export function parseJson(body: unknown): unknown {
  try {
    return Buffer.isBuffer(body) ? (JSON.parse(body.toString('utf8')) as unknown) : undefined;
  } catch {
    return undefined;
  }
}
