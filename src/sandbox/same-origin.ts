import type { RequestHandler } from 'express';
import { isSameOrigin } from '../web/same-origin.ts';

/**
 * Lets a request that changes something pass only when it comes from the page itself: answers 403 to another site's
 * (Sec-Fetch-Site, or Origin where a browser does not send that) and 415 to a body that is not of `type`: others a
 * foreign page could send without asking first.
 */
export function requireSameOrigin(type: string): RequestHandler {
  return (request, response, next) => {
    if (!isSameOrigin(request)) {
      response.status(403).json({ error: 'Only the sandbox page itself may do this.' });
    } else if (!request.is(type)) {
      response.status(415).json({ error: `Send the request as ${type}.` });
    } else {
      next();
    }
  };
}
