import type { RequestHandler } from 'express';
import { cookieOptions, FLASH_COOKIE, readCookie, SESSION_COOKIE } from './cookies.ts';
import type { Sessions } from './session.ts';
import { setVisit, type Visit } from './visit.ts';

const FLASH_MS = 60_000;

/** Finds out who asks, for the pages that follow. Nobody is refused here. */
export function beginVisit(sessions: Sessions, publicUrl: string | null): RequestHandler {
  const options = cookieOptions(publicUrl);
  return async (request, response, next) => {
    const said = readCookie(request, FLASH_COOKIE);
    const visit: Visit = {
      path: request.originalUrl.split('?', 1)[0] ?? '',
      session: null,
      takeFlash: () => {
        // A part of a page that is fetched by itself does not show it.
        if (said === '' || request.get('hx-request') === 'true') return null;
        response.clearCookie(FLASH_COOKIE, options);
        return sessions.unseal(said);
      },
      leaveFlash: (text) =>
        void response.cookie(FLASH_COOKIE, sessions.seal(text), { ...options, maxAge: FLASH_MS }),
    };
    setVisit(response, visit);
    // Where the database cannot be asked, the page that says so has a visit already.
    visit.session = await sessions.read(readCookie(request, SESSION_COOKIE), Date.now());
    next();
  };
}
