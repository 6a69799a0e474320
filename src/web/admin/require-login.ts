import type { RequestHandler } from 'express';
import { Problem } from '../problem.ts';
import { visitOf } from './visit.ts';

/** Lets through who is logged in. Who wants to look at a page is sent to the login, and back to it afterwards. */
export function requireLogin(): RequestHandler {
  return (request, response, next) => {
    if (visitOf(response).session !== null) {
      next();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw new Problem(403, 'You are logged out, and nothing was done. Log in, and do it again.');
    }
    const login = (wanted: string) => `/admin/login?next=${encodeURIComponent(wanted)}`;
    if (request.get('hx-request') === 'true') {
      // A part of a page was asked for: the whole page goes to the login.
      const from = URL.parse(request.get('hx-current-url') ?? '');
      response.set('HX-Redirect', login(from ? `${from.pathname}${from.search}` : '/admin'));
      response.status(401).end();
      return;
    }
    response.redirect(303, login(request.originalUrl));
  };
}
