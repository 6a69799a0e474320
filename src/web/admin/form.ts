import express, { type Request, type RequestHandler } from 'express';
import { isOneOf } from '../is-one-of.ts';
import { Problem } from '../problem.ts';
import { isSameOrigin } from '../same-origin.ts';
import { visitOf } from './visit.ts';

/** The largest form, with every letter of it encoded. */
const LIMIT = '256kb';

const FOREIGN =
  'This form was not sent from these pages, and nothing was done. Open the page again, and send the form from there.';

/** Refuses what another site's page sends in the browser of somebody who is logged in here. */
export function requireOwnPage(publicUrl: string | null): RequestHandler {
  return (request, _response, next) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead && !isSameOrigin(request, publicUrl)) throw new Problem(403, FOREIGN);
    next();
  };
}

/** Reads forms, and refuses those without the session's token. It stands behind the login: strangers' are not parsed. */
export function readForms(): RequestHandler[] {
  return [
    parseForm(LIMIT),
    (request, response, next) => {
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      const { session } = visitOf(response);
      if (!isRead && !isOneOf(formOf(request)['csrf'] ?? '', [session?.csrf ?? ''])) {
        throw new Problem(403, FOREIGN);
      }
      next();
    },
  ];
}

/** Parses a form's body of at most `limit`. */
export function parseForm(limit: string): RequestHandler {
  return express.urlencoded({ extended: false, limit });
}

/**
 * The fields of a form, of one that was sent twice the last. Line ends are "\n", as in all our texts.
 * @throws Problem 400 for a NUL character, which PostgreSQL cannot keep
 */
export function formOf(request: Request): Record<string, string> {
  const body = (request.body ?? {}) as Record<string, string | string[]>;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const text = Array.isArray(value) ? (value.at(-1) ?? '') : value;
      if (text.includes('\0')) throw new Problem(400, 'No text has a NUL character.');
      return [name, text.replaceAll('\r\n', '\n')];
    }),
  );
}
