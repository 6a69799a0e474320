import type { RequestHandler } from 'express';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every admin page: nothing of others is loaded, nothing inline runs, nobody keeps a copy. */
export function pageHeaders(): RequestHandler {
  return (_request, response, next) => {
    response.set({
      'Content-Security-Policy': POLICY,
      'Cache-Control': 'no-store',
      // With "no-referrer" browsers send forms with `Origin: null`: over plain http none would be known as ours.
      'Referrer-Policy': 'same-origin',
    });
    next();
  };
}
