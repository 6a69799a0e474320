import type { RequestHandler } from 'express';
import { createGuessLimit } from '../guess-limit.ts';
import { isOneOf } from '../is-one-of.ts';
import { Problem } from '../problem.ts';

/** Lets through who has the bearer token; guesses are answered ever more slowly. Without a token the API is off. */
export function requireToken(token: string | null): RequestHandler {
  if (token === null) {
    return () => {
      throw new Problem(404, 'The API is off: it is turned on by setting API_TOKEN.');
    };
  }
  const limit = createGuessLimit();
  return async (request, _response, next) => {
    const guess = limit.begin(request.socket.remoteAddress ?? '');
    if (guess === null) {
      throw new Problem(429, 'Too many wrong tokens from this address.', {
        headers: { 'Retry-After': '5' },
      });
    }
    const given = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
    const isRight = given !== undefined && isOneOf(given, [token]);
    await guess.end(isRight || given === undefined ? 'harmless' : 'wrong');
    if (isRight) {
      next();
      return;
    }
    throw new Problem(401, 'Send the header Authorization: Bearer, and API_TOKEN.', {
      headers: { 'WWW-Authenticate': 'Bearer realm="pitcrew"' },
    });
  };
}
