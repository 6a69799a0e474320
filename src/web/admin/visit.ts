import type { Response } from 'express';
import type { Session } from './session.ts';

/** What is known of the request that is being answered. */
export interface Visit {
  /** The path that was asked for, with /admin. */
  path: string;
  /** Null before the login. */
  session: Session | null;
  /** What an earlier request wanted to be said on the next page; null for nothing. Shown once. */
  takeFlash: () => string | null;
  /** Lets the next page say something. */
  leaveFlash: (text: string) => void;
}

/** Keeps the visit with the response that it will get. */
export function setVisit(response: Response, visit: Visit): void {
  (response.locals as { visit?: Visit }).visit = visit;
}

/** The visit that a response answers. @throws Error outside the admin pages */
export function visitOf(response: Response): Visit {
  const { visit } = response.locals as { visit?: Visit };
  if (visit === undefined) throw new Error('This response is no admin page.');
  return visit;
}
