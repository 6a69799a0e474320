import type { Request } from 'express';

/**
 * Whether a request comes from a page of ours, or from no page at all: Sec-Fetch-Site says so, or Origin where a
 * browser does not send that (over plain http). `publicUrl` counts, too: a proxy may have changed Host.
 */
export function isSameOrigin(request: Request, publicUrl: string | null = null): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = request.get('origin');
  // No Origin at all: not a browser, so nobody's cookies or address are borrowed.
  if (origin === undefined) return true;
  if (origin === publicUrl) return true;
  return URL.canParse(origin) && new URL(origin).host === request.get('host');
}
