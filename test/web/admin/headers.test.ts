import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openAdmin, type TestAdmin } from '../../support/admin.ts';
import { createAdminClient, type AdminClient } from '../../support/admin-client.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

let admin: TestAdmin;
let client: AdminClient;
beforeAll(async () => {
  admin = await openAdmin();
  client = createAdminClient(admin.url);
  await client.logIn();
});
afterAll(() => admin.close());

describe('admin pages', () => {
  it('load nothing from elsewhere, and are kept by nobody', async () => {
    for (const path of ['/admin', '/admin/login', '/admin/nowhere']) {
      const { headers } = await client.get(path);

      expect(Object.fromEntries(headers)).toMatchObject({
        'content-security-policy': POLICY,
        'cache-control': 'no-store',
        'x-frame-options': 'DENY',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      });
    }
  });

  it('have no script or style inside', async () => {
    for (const path of ['/admin', '/admin/new-event', '/admin/events', '/admin/login']) {
      const { text } = await client.get(path);

      expect(text).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/i);
    }
  });

  it('come with styles and scripts of their own, which browsers keep by their content', async () => {
    const { text } = await client.get('/admin');
    const found = [...text.matchAll(/(?:href|src)="(\/admin\/assets\/[^"]+)"/g)];
    const paths = found.map(([, path = '']) => path);

    const stranger = createAdminClient(admin.url);
    const assets = await Promise.all(paths.map((path) => stranger.get(path)));

    expect(paths).toHaveLength(5);
    for (const { status, headers } of assets) {
      expect([status, headers.get('cache-control')]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ]);
    }
  });

  it.each([
    ['/admin/nowhere', 404],
    ['/admin/events/NOBODY', 404],
    ['/admin/events/%E0%A4%A', 400],
  ])('refuse %s with a page', async (path, status) => {
    const answer = await client.get(path);

    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      'text/html; charset=utf-8',
    ]);
    expect(answer.text).toContain('<h1>');
  });

  it('say that something of ours is broken, and what it was in the log alone', async () => {
    const { orm } = admin.database;
    await orm.em.fork().execute('alter table organizer_events rename to hidden');
    const answer = await client.get('/admin/events');
    await orm.em.fork().execute('alter table hidden rename to organizer_events');

    expect(answer.status).toBe(500);
    expect(answer.text).toContain('it is our fault');
    expect(answer.text).not.toContain('organizer_events');
    expect(admin.lines.join('\n')).toContain('organizer_events');
  });

  it('are off without a password, and say what turns them on', async () => {
    const off = await openAdmin({ password: null });
    const stranger = createAdminClient(off.url);

    for (const path of ['/admin', '/admin/login', '/admin/events']) {
      const { status, text } = await stranger.get(path);
      expect([status, text]).toEqual([404, expect.stringContaining('ADMIN_PASSWORD')]);
    }
    expect((await stranger.logIn()).status).toBe(404);
    await off.close();
  });
});
