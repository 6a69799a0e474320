import type { Response } from 'express';
import { visitOf } from './visit.ts';

/** Answers a form that was carried out: the browser goes to `path` (with /admin), and the page there says `text`. */
export function done(response: Response, path: string, text: string): void {
  visitOf(response).leaveFlash(text);
  response.redirect(303, path);
}
