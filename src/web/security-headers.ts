import type { RequestHandler } from 'express';

/** Headers of every answer. A page that needs more than text sets a Content-Security-Policy of its own. */
export function securityHeaders(): RequestHandler {
  return (_request, response, next) => {
    response.set({
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
    });
    next();
  };
}

/** For answers that are data: a browser that shows one runs and loads nothing. */
export function dataOnly(): RequestHandler {
  return (_request, response, next) => {
    response.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    response.set('Cache-Control', 'no-store');
    next();
  };
}
