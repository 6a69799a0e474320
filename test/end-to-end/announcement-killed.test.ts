import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newLead, type TestLead } from '../support/announcements.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { deskProcess, type DeskProcess } from '../support/desk-process.ts';
import { openGate, type Gate } from '../support/gate.ts';
import { newOrganizer } from '../support/organizer.ts';

/** How many are told at the same time. */
const AT_ONCE = 5;

let folder: string;
let running: DeskProcess;
let desk: TestDesk;
let gate: Gate;
let lead: TestLead;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitcrew-announce-'));
  running = deskProcess(folder, {});
  desk = await openDesk({
    launch: (options) => running.launch(options),
    through: {
      telegram: async (origin) => {
        gate = await openGate(origin);
        return gate.origin;
      },
    },
  });
  await desk.openEvent();
  lead = await newLead(desk);
}, 120_000);

afterAll(async () => {
  await lead.close();
  await desk.close();
  await gate.end();
  await rm(folder, { recursive: true, force: true });
});

test('where the desk is killed while it sends, nobody hears it twice: those whose end nobody knows are named', async () => {
  const crowd = await Promise.all(
    Array.from({ length: 12 }, (_, nth) => newOrganizer(desk, `Kim${nth}`)),
  );
  const sending = gate.hold('/sendMessage');
  const id = await lead.announce('Fire drill at noon');
  await sending.met(AT_ONCE);
  await running.kill();
  // What was on its way arrives; nobody is left to hear the answers.
  sending.open();
  await desk.stop();
  await desk.start();

  const { counts } = await lead.when(id, 'is done', ({ state }) => state === 'done');
  expect(counts).toMatchObject({ unsure: AT_ONCE, failed: 0, pending: 0, sending: 0 });
  expect(await lead.store.unreached(id)).toHaveLength(AT_ONCE);
  const heard = crowd.map(
    (person) => person.heard().filter(({ text }) => text.includes('Fire drill')).length,
  );
  expect(Math.max(...heard)).toBe(1);
  expect(heard.filter((times) => times === 1).length).toBeGreaterThanOrEqual(
    crowd.length - AT_ONCE,
  );
}, 120_000);
