const HERE = 'http://here';

/** The address under /admin that somebody wanted before the login; /admin for any other, above all another site's. */
export function safeReturn(wanted: unknown): string {
  const url = typeof wanted === 'string' ? URL.parse(wanted, HERE) : null;
  if (url === null || url.origin !== HERE) return '/admin';
  const isOurs =
    url.pathname.startsWith('/admin/') && !/^\/admin\/log(in|out)\b/.test(url.pathname);
  return isOurs ? `${url.pathname}${url.search}` : '/admin';
}
