import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSessions, SESSION_MS } from '../../../src/web/admin/session.ts';
import { openAdmin, type TestAdmin } from '../../support/admin.ts';
import { createAdminClient } from '../../support/admin-client.ts';
import { ADMIN_PASSWORD } from '../../support/desk.ts';

const SESSION = 'pitcrew_admin';

let admin: TestAdmin;
beforeAll(async () => {
  admin = await openAdmin();
});
afterAll(() => admin.close());

const visitor = () => createAdminClient(admin.url);
const loggedIn = async () => {
  const client = visitor();
  await client.logIn();
  return client;
};

describe('the login', () => {
  it('asks strangers for the password, and leads them back', async () => {
    const stranger = visitor();

    const asked = await stranger.get('/admin/events/HACK?tab=a%20b');
    expect([asked.status, asked.location]).toEqual([
      303,
      '/admin/login?next=%2Fadmin%2Fevents%2FHACK%3Ftab%3Da%2520b',
    ]);
    const opened = await stranger.logIn('/admin/events/HACK?tab=a%20b');
    expect([opened.status, opened.location]).toEqual([303, '/admin/events/HACK?tab=a%20b']);
    expect((await stranger.get('/admin')).status).toBe(200);
  });

  it('sends a part of a page that somebody logged out asks for to the login as a whole', async () => {
    const answer = await visitor().get('/admin/tickets?q=x', {
      'hx-request': 'true',
      'hx-current-url': `${admin.url}/admin/tickets?q=`,
    });

    expect([answer.status, answer.headers.get('hx-redirect'), answer.text]).toEqual([
      401,
      '/admin/login?next=%2Fadmin%2Ftickets%3Fq%3D',
      '',
    ]);
  });

  it.each([
    'https://example.org/admin',
    '//example.org/admin/',
    '/\\example.org/admin/',
    '/admin/../sandbox',
    '/adminx',
    '/admin/logout',
    'javascript:alert(1)',
    '',
  ])('leads nowhere else: %s', async (next) => {
    expect((await visitor().logIn(next)).location).toBe('/admin');
  });

  it('refuses a wrong password and an empty one, quoting neither', async () => {
    const stranger = visitor();

    const wrong = await stranger.post('/admin/login', { password: 'not-the-password' });
    const empty = await stranger.post('/admin/login', {});

    expect([wrong.status, empty.status]).toEqual([401, 400]);
    expect(wrong.text).toContain('Wrong password');
    expect(wrong.text).not.toContain('not-the-password');
    expect(stranger.cookies.has(SESSION)).toBe(false);
    expect(admin.lines.join('\n')).not.toContain('not-the-password');
  });

  it('takes no password from another site, in whichever way browsers say so', async () => {
    const password = ADMIN_PASSWORD;
    const sent = (headers: Record<string, string>) =>
      visitor().post('/admin/login', { password }, headers);

    expect((await sent({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await sent({ origin: 'https://example.org' })).status).toBe(403);
    expect((await sent({ origin: 'null' })).status).toBe(403);
    expect((await sent({ origin: admin.url })).status).toBe(303);
  });

  it('refuses many guesses at once, and lets the password through afterwards', async () => {
    const guess = () => visitor().post('/admin/login', { password: 'guess' });

    const answers = await Promise.all(Array.from({ length: 30 }, guess));

    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(statuses.filter((status) => status === 401).length).toBeLessThan(20);
    expect((await visitor().logIn()).status).toBe(303);
  });
});

describe('a session', () => {
  it('is a cookie that scripts cannot read and other sites cannot send', async () => {
    const { headers } = await visitor().logIn();

    const [cookie] = headers.getSetCookie();
    expect(cookie?.split('; ').slice(1).toSorted()).toEqual([
      expect.stringMatching(/^Expires=/),
      'HttpOnly',
      `Max-Age=${SESSION_MS / 1_000}`,
      'Path=/admin',
      'SameSite=Lax',
    ]);
  });

  it('is not for plain http where the desk is reached by https', async () => {
    const behind = await openAdmin({ publicUrl: 'https://desk.example.org' });
    const client = createAdminClient(behind.url);

    const { headers } = await client.logIn();
    const proxied = await client.post(
      '/admin/login',
      { password: ADMIN_PASSWORD },
      { origin: 'https://desk.example.org' },
    );

    expect(headers.getSetCookie()[0]).toContain('; Secure');
    expect(proxied.status).toBe(303);
    await behind.close();
  });

  it('ends with the logout, for a copy of its cookie as well', async () => {
    const client = await loggedIn();
    const copy = client.cookies.get(SESSION) ?? '';

    const out = await client.post('/admin/logout', { csrf: await client.csrf() });

    expect([out.status, out.location]).toEqual([303, '/admin/login']);
    expect(client.cookies.has(SESSION)).toBe(false);
    client.cookies.set(SESSION, copy);
    expect((await client.get('/admin')).status).toBe(303);
  });

  it('is refused when it is forged, expired, or of another password', async () => {
    const { endedSessions } = admin.stores;
    const ours = createSessions(ADMIN_PASSWORD, endedSessions);
    const fresh = ours.issue(Date.now());
    const [text = '', signature = ''] = fresh.split('~');
    const later = text.replace(/\d+$/, (end) => String(Number(end) + 1));
    const cookies = {
      fresh,
      expired: ours.issue(Date.now() - SESSION_MS - 1),
      prolonged: `${later}~${signature}`,
      unsigned: text,
      ofAnotherKind: ours.seal(text),
      ofAnotherPassword: createSessions('another', endedSessions).issue(Date.now()),
      nonsense: '~~~',
    };

    const statuses = await Promise.all(
      Object.entries(cookies).map(async ([name, cookie]) => {
        const client = visitor();
        client.cookies.set(SESSION, cookie);
        return [name, (await client.get('/admin')).status];
      }),
    );

    expect(Object.fromEntries(statuses)).toEqual({
      fresh: 200,
      expired: 303,
      prolonged: 303,
      unsigned: 303,
      ofAnotherKind: 303,
      ofAnotherPassword: 303,
      nonsense: 303,
    });
  });
});

describe('a form', () => {
  const form = { name: 'Forged', code: 'FORGED' };
  const isOpen = async () => (await admin.stores.events.byCode('FORGED')) !== null;

  it('is refused without the token of its own session, with a page that says what to do', async () => {
    const client = await loggedIn();
    const other = await loggedIn();

    const answers = [
      await client.post('/admin/new-event', form),
      await client.post('/admin/new-event', { ...form, csrf: '' }),
      await client.post('/admin/new-event', { ...form, csrf: await other.csrf() }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(answers[0]?.text).toContain('Open the page again');
    expect(answers[0]?.headers.get('content-type')).toContain('text/html');
    expect(await isOpen()).toBe(false);
  });

  it('is refused from another site, be its token right or not', async () => {
    const client = await loggedIn();
    const csrf = await client.csrf();

    const answer = await client.post(
      '/admin/new-event',
      { ...form, csrf },
      { 'sec-fetch-site': 'same-site' },
    );

    expect([answer.status, await isOpen()]).toEqual([403, false]);
  });

  it('is refused after the logout', async () => {
    const answer = await visitor().post('/admin/new-event', form);

    expect([answer.status, await isOpen()]).toEqual([403, false]);
    expect(answer.text).toContain('You are logged out');
  });

  it('is refused where it is larger than any of ours, or has a NUL character', async () => {
    const client = await loggedIn();
    const csrf = await client.csrf();
    const sent = async (name: string) =>
      (await client.post('/admin/new-event', { ...form, csrf, name })).status;

    expect([await sent('x'.repeat(300_000)), await sent('a\0b')]).toEqual([413, 400]);
  });
});
