import { createHmac, randomBytes, scryptSync } from 'node:crypto';
import type { EndedSessions } from '../../database/ended-sessions.ts';
import { isOneOf } from '../is-one-of.ts';

/** How long a login lasts, in milliseconds. */
export const SESSION_MS = 12 * 3_600_000;

/** Somebody who gave the password. */
export interface Session {
  id: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  /** What each form carries, so that no other site can send one. */
  csrf: string;
}

/** Gives out sessions and knows them again. */
export interface Sessions {
  /** The text of a cookie that opens the pages from `now` (epoch milliseconds) on. */
  issue(now: number): string;
  /** The session of a cookie; null where it is forged, expired, logged out, or of another password. */
  read(cookie: string, now: number): Promise<Session | null>;
  end(session: Session): Promise<void>;
  /** Signs a text that goes to the browser and comes back. */
  seal(text: string): string;
  /** The text that was sealed; null where it is not ours. */
  unseal(sealed: string): string | null;
}

/** Sessions are signed by a key that is made from the password: a new password ends them all. */
export function createSessions(password: string, ended: EndedSessions): Sessions {
  // Slow to compute on purpose: a stolen cookie is no cheap way to guess the password.
  const key = scryptSync(password, 'pitcrew admin sessions', 32);
  const sign = (purpose: string, text: string) =>
    createHmac('sha256', key).update(`${purpose}\0${text}`).digest('base64url');
  const open = (purpose: string, signed: string): string | null => {
    const [text = '', signature = ''] = signed.split('~');
    return isOneOf(signature, [sign(purpose, text)]) ? text : null;
  };

  return {
    issue(now) {
      const text = `${randomBytes(18).toString('base64url')}.${now + SESSION_MS}`;
      return `${text}~${sign('session', text)}`;
    },

    async read(cookie, now) {
      const [id, end] = open('session', cookie)?.split('.') ?? [];
      const expiresAt = Number(end);
      if (id === undefined || !(expiresAt > now) || (await ended.isEnded(id))) return null;
      return { id, expiresAt, csrf: sign('csrf', id) };
    },

    end: (session) => ended.end(session.id, new Date(session.expiresAt)),

    seal(text) {
      const encoded = Buffer.from(text).toString('base64url');
      return `${encoded}~${sign('text', encoded)}`;
    },

    unseal(sealed) {
      const encoded = open('text', sealed);
      return encoded === null ? null : Buffer.from(encoded, 'base64url').toString();
    },
  };
}
