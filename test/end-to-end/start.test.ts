import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ANNA, TOM } from '../support/desk.ts';
import { sandboxClient } from '../support/sandbox-client.ts';
import { processesOf, spawnDesk, type SpawnedDesk } from '../support/spawned-desk.ts';
import { until } from '../support/until.ts';
import { tempFolder } from '../embedded/temp-folder.ts';

/** How long a stop may take; milliseconds. */
const STOP = 10_000;

describe('npm start', () => {
  let folder: Awaited<ReturnType<typeof tempFolder>>;
  let dataDir: string;
  let started: SpawnedDesk[];
  beforeEach(async () => {
    folder = await tempFolder();
    dataDir = `${folder.path}/data`;
    started = [];
  });
  afterEach(async () => {
    for (const id of await processesOf(dataDir)) process.kill(id, 'SIGKILL');
    await Promise.all(started.map((desk) => desk.ended()));
    await nothingLeft();
    await folder.remove();
  });

  const start = (env?: Record<string, string>) => {
    const desk = spawnDesk(dataDir, env);
    started.push(desk);
    return desk;
  };
  const nothingLeft = () =>
    until('no process of the desk is left', async () => (await processesOf(dataDir)).length === 0);
  const tickets = async (origin: string) => {
    const response = await fetch(`${origin}/api/v1/tickets`, {
      headers: { authorization: 'Bearer sandbox' },
    });
    const { items } = (await response.json()) as { items: { number: number; subject: string }[] };
    return items.map(({ number, subject }) => `#${number} ${subject}`).toSorted();
  };
  const ticketsAre = (origin: string, expected: string[]) =>
    until(
      `the tickets are ${expected.join(', ')}`,
      async () => (await tickets(origin)).join() === expected.join(),
      30_000,
    );

  test('in an empty folder brings the desk up; told to stop it leaves nothing behind, and the next start goes on', async () => {
    const first = start();
    const origin = await first.up();
    expect(first.output()).toContain(`${origin}/sandbox`);
    expect(first.output()).toContain(`${origin}/api/v1`);
    expect(first.output()).toMatch(/Temporal UI +http:\/\/127\.0\.0\.1:\d+/);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    await sandboxClient(origin).act('say', { person: TOM.id, text: 'The projector is dark' });
    await ticketsAre(origin, ['#1 The projector is dark']);

    await first.signal('SIGTERM', 'npm');
    const end = await first.ended();
    expect(end).toEqual({ code: 0, took: expect.any(Number) });
    expect(end.took).toBeLessThan(STOP);
    await nothingLeft();
    expect(first.errors()).toBe('');

    const second = start();
    const again = await second.up();
    await ticketsAre(again, ['#1 The projector is dark']);
    await sandboxClient(again).act('say', { person: ANNA.id, text: 'Нет воды' });
    await ticketsAre(again, ['#1 The projector is dark', '#2 Нет воды']);

    const third = start();
    expect((await third.ended()).code).toBe(1);
    expect(third.errors()).toMatch(
      /^Pitcrew could not start\. Another Pitcrew \(process \d+\) already runs/,
    );

    await second.signal('SIGINT', 'group');
    expect((await second.ended()).took).toBeLessThan(STOP);
    expect(second.output()).toContain('Stopped');
    await nothingLeft();
  }, 120_000);

  test('goes on after it was killed, and has not lost the message sent just before', async () => {
    const first = start();
    const origin = await first.up();
    await sandboxClient(origin).act('say', { person: TOM.id, text: 'Where is hall B?' });
    await first.signal('SIGKILL', 'group');
    await first.ended();

    const second = start();
    await ticketsAre(await second.up(), ['#1 Where is hall B?']);
    expect(second.errors()).toBe('');
  }, 120_000);

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'can be stopped by %s while it is still starting',
    async (signal) => {
      const desk = start();
      await desk.says('Preparing the database');
      await desk.signal(signal, signal === 'SIGINT' ? 'group' : 'npm');
      expect((await desk.ended()).took).toBeLessThan(STOP);
      await nothingLeft();
      expect(desk.errors()).toBe('');
      expect(desk.output()).not.toContain('is up');
    },
    60_000,
  );

  test('stops in order though nobody reads its output any more', async () => {
    const desk = start();
    await desk.up();
    desk.closeOutput();
    await desk.signal('SIGTERM', 'npm');
    expect((await desk.ended()).code).toBe(0);
    await nothingLeft();
  }, 60_000);

  describe('where a port is taken', () => {
    const server = createServer();
    let port: number;
    beforeEach(async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      ({ port } = server.address() as AddressInfo);
    });
    afterEach(async () => {
      await new Promise((resolve) => server.close(resolve));
    });

    test('that was asked for, says so and ends', async () => {
      const desk = start({ PORT: String(port) });
      expect((await desk.ended()).code).toBe(1);
      expect(desk.errors()).toBe(
        `Pitcrew could not start. Port ${port} is taken by another program. Stop it, or give Pitcrew another PORT.\n`,
      );
      await nothingLeft();
    }, 60_000);
  });

  test.each<{ what: string; env: Record<string, string>; says: RegExp }>([
    {
      what: 'several variables are wrong',
      env: { PORT: '99999', LOG_LEVEL: 'loud' },
      says: /^The configuration has 2 faults:\n {2}PORT: .+\n {2}LOG_LEVEL: .+\n$/,
    },
    {
      what: 'the database does not answer',
      env: { DATABASE_URL: 'postgresql://pitcrew:hush-hush@127.0.0.1:1/desk' },
      says: /^Pitcrew could not start\. The database "desk" at 127\.0\.0\.1:1 .+\n$/,
    },
    {
      what: 'Temporal does not answer',
      env: { TEMPORAL_ADDRESS: '127.0.0.1:1' },
      says: /^Pitcrew could not start\. Temporal does not answer at 127\.0\.0\.1:1: .+\n$/,
    },
  ])(
    'ends with one clear message where $what',
    async ({ env, says }) => {
      const desk = start(env);
      expect((await desk.ended()).code).toBe(1);
      expect(desk.errors()).toMatch(says);
      expect(desk.errors() + desk.output()).not.toContain('hush-hush');
      await nothingLeft();
    },
    60_000,
  );
});
