import { ADMIN_PASSWORD } from './desk.ts';

/** A browser without windows: keeps cookies, follows no redirects, and sends forms as browsers do. */
export interface AdminClient {
  get(path: string, headers?: Record<string, string>): Promise<AdminAnswer>;
  post(
    path: string,
    fields: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<AdminAnswer>;
  /** Gives the password, and keeps the session. */
  logIn(next?: string): Promise<AdminAnswer>;
  /** The token that forms of this session carry. */
  csrf(): Promise<string>;
  /** By name; a test may put others there. */
  cookies: Map<string, string>;
}

export interface AdminAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** Where it redirects to; null where it does not. */
  location: string | null;
}

/** @param url origin of a desk */
export function createAdminClient(url: string): AdminClient {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit): Promise<AdminAnswer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string>), cookie };
    const response = await fetch(`${url}${path}`, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, decodeURIComponent(value));
    }
    return {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      location: response.headers.get('location'),
    };
  };
  const client: AdminClient = {
    cookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields, headers = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    logIn: (next = '') => client.post('/admin/login', { password: ADMIN_PASSWORD, next }),
    csrf: async () =>
      /name="csrf" value="([^"]+)"/.exec((await client.get('/admin')).text)?.[1] ?? '',
  };
  return client;
}
