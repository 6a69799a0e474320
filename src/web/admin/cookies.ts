import type { CookieOptions, Request } from 'express';

export const SESSION_COOKIE = 'pitcrew_admin';
export const FLASH_COOKIE = 'pitcrew_admin_said';

/**
 * How our cookies are set. Lax, not Strict: links to tickets lead here from Temporal's UI, Todoist and Telegram, and
 * should find the session; other sites' POSTs come without it either way.
 */
export function cookieOptions(publicUrl: string | null): CookieOptions {
  return {
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl?.startsWith('https:') ?? false,
    path: '/admin',
  };
}

/** The value of a cookie; '' where the request has none of this name. */
export function readCookie(request: Request, name: string): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}
