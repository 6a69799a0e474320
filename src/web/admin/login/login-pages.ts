import { Router } from 'express';
import { createGuessLimit } from '../../guess-limit.ts';
import { isOneOf } from '../../is-one-of.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { cookieOptions, SESSION_COOKIE } from '../cookies.ts';
import { done } from '../done.ts';
import { formOf, parseForm } from '../form.ts';
import { cleanForm, type FormState } from '../form-state.ts';
import { safeReturn } from '../safe-return.ts';
import { SESSION_MS, type Sessions } from '../session.ts';
import { visitOf } from '../visit.ts';

const LATER = 'Too many wrong passwords from your address. Wait some seconds, and try again.';

/** `/admin/login`: the one page that is open. Guesses are answered ever more slowly. */
export function createLoginPages(deps: AdminDeps, password: string, sessions: Sessions): Router {
  const { show } = deps;
  const limit = createGuessLimit();
  const options = cookieOptions(deps.publicUrl);
  const router = Router();
  const page = (next: string, form: FormState) => ({ title: 'Log in', next, form });

  router.get('/', (request, response) => {
    const next = safeReturn(request.query['next']);
    if (visitOf(response).session !== null) return response.redirect(303, next);
    show(response, '/login/login', page(next, cleanForm()));
  });

  router.post('/', parseForm('4kb'), async (request, response) => {
    const form = formOf(request);
    const next = safeReturn(form['next']);
    const guess = limit.begin(request.socket.remoteAddress ?? '');
    if (guess === null) {
      response.status(429).set('Retry-After', '5');
      return show(response, '/login/login', page(next, { ...cleanForm(), fault: LATER }));
    }
    const given = form['password'] ?? '';
    const isRight = isOneOf(given, [password]);
    await guess.end(isRight || given === '' ? 'harmless' : 'wrong');
    if (!isRight) {
      const faults = { password: given === '' ? 'Give the password' : 'Wrong password' };
      response.status(given === '' ? 400 : 401);
      return show(response, '/login/login', page(next, { values: {}, faults, fault: null }));
    }
    const cookie = sessions.issue(Date.now());
    response.cookie(SESSION_COOKIE, cookie, { ...options, maxAge: SESSION_MS });
    response.redirect(303, next);
  });
  return router;
}

/** `POST /admin/logout`: the cookie opens nothing any more, a copy of it neither. */
export function createLogout(deps: AdminDeps, sessions: Sessions): Router {
  const router = Router();
  router.post('/', async (_request, response) => {
    const { session } = visitOf(response);
    if (session !== null) await sessions.end(session);
    response.clearCookie(SESSION_COOKIE, cookieOptions(deps.publicUrl));
    done(response, '/admin/login', 'You are logged out.');
  });
  return router;
}
