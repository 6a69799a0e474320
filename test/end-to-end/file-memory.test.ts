import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { tempFolder } from '../embedded/temp-folder.ts';
import {
  answersWithFile,
  newBytes,
  sendsFile,
  sumOf,
  sumOnBoard,
} from '../support/carried-files.ts';
import { BOT, LENA, openDesk, TELEGRAM_TOKEN, type TestDesk } from '../support/desk.ts';
import { deskProcess, type DeskProcess } from '../support/desk-process.ts';
import { openGate, type Gate } from '../support/gate.ts';
import { helpedOrganizers, type HelpedOrganizer } from '../support/helped-organizer.ts';
import { until } from '../support/until.ts';

const MEGABYTE = 1024 * 1024;
const NAMES = ['Ann', 'Bea', 'Cem', 'Dora'] as const;
/** How much the desk may grow while it carries 280 MB. */
const GROWTH = 180 * MEGABYTE;
/** A killed desk's work is taken up again after the time in which it would have shown signs of life. */
const TAKEN_UP = 40_000;
/** On a machine that has more to do; milliseconds. */
const CARRIED_WITHIN = 60_000;

let folder: Awaited<ReturnType<typeof tempFolder>>;
let temporary: string;
let desk: TestDesk;
let running: DeskProcess;
let telegramGate: Gate;
let todoistGate: Gate;
let all: Record<(typeof NAMES)[number] | 'Eli', HelpedOrganizer>;
beforeAll(async () => {
  folder = await tempFolder();
  temporary = join(folder.path, 'tmp');
  await mkdir(temporary);
  running = deskProcess(join(folder.path, 'data'), {
    TMPDIR: temporary,
    LOG_LEVEL: 'debug',
    NODE_OPTIONS: '--max-old-space-size=192',
  });
  desk = await openDesk({
    launch: (options) => running.launch(options),
    through: {
      telegram: async (origin) => (telegramGate = await openGate(origin)).origin,
      todoist: async (origin) => (todoistGate = await openGate(origin)).origin,
    },
  });
  await desk.openEvent();
  all = await helpedOrganizers(desk, [...NAMES, 'Eli']);
});
afterAll(async () => {
  await desk.close();
  await Promise.all([telegramGate.end(), todoistGate.end()]);
  await folder.remove();
});

/** An organizer sends a file, and Lena one to an organizer. */
const sends = ({ organizer }: HelpedOrganizer, content: Uint8Array) =>
  sendsFile(desk.telegram, organizer.id, { kind: 'document', content });
const answersWith = ({ taskId }: HelpedOrganizer, bytes: Uint8Array) =>
  answersWithFile(desk.todoist, LENA.id, taskId, {
    origin: todoistGate.origin,
    name: 'answer.pdf',
    type: 'application/pdf',
    bytes,
  });

const carried = async () => {
  const names = await readdir(temporary);
  return names.filter((name) => name.startsWith('pitcrew-'));
};

/** What was carried: files that the organizer sent, as they are on the card, and files that Lena sent them. */
const onCard = ({ taskId, organizer }: HelpedOrganizer) =>
  desk.todoist
    .comments(taskId)
    .filter(({ content, attachment }) => attachment && content.startsWith(`**${organizer.name}`));
const inChat = ({ organizer }: HelpedOrganizer) =>
  organizer.heard().filter(({ fileId }) => fileId !== undefined);

const has = (helped: HelpedOrganizer, files: number) =>
  onCard(helped).length >= files && inChat(helped).length >= files;

const sumsOnCard = (helped: HelpedOrganizer) =>
  Promise.all(onCard(helped).map((each) => sumOnBoard(desk.todoist, each)));
const sumsInChat = (helped: HelpedOrganizer) =>
  inChat(helped).map(({ fileId = '' }) => sumOf(desk.telegram.fileContent(fileId)));

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux(
  'files of the largest size, several at once, reach both sides, and are never in the memory of the desk',
  async () => {
    const { Ann, Eli } = all;
    const [large, small] = [newBytes(50 * MEGABYTE), newBytes(20 * MEGABYTE)];
    // What is loaded with the first file stays.
    await Ann.organizer.delivered(sends(Ann, newBytes()));
    await answersWith(Ann, newBytes());
    await until('the first file has come', () => inChat(Ann).length === 1);
    const before = await running.status('VmRSS');

    // Neither side takes anything for a while: what was read by then would be in the memory.
    const barriers = [todoistGate.hold('/uploads'), telegramGate.hold('/sendDocument')];
    for (const name of NAMES) {
      sends(all[name], small);
      await answersWith(all[name], large);
    }
    await Promise.all(barriers.map((barrier) => barrier.met(NAMES.length)));
    expect(await carried()).toHaveLength(2 * NAMES.length);
    Eli.answer('Anything else?');
    await Eli.organizer.hears('Anything else?');
    await Eli.organizer.delivered(Eli.organizer.say('No, thank you'));
    for (const barrier of barriers) barrier.open();
    await until(
      'all files are there',
      () => NAMES.every((name) => has(all[name], name === 'Ann' ? 2 : 1)),
      CARRIED_WITHIN,
    );

    for (const name of NAMES) {
      expect((await sumsOnCard(all[name])).at(-1)).toBe(sumOf(small));
      expect(sumsInChat(all[name]).at(-1)).toBe(sumOf(large));
    }
    expect((await running.status('VmHWM')) - before).toBeLessThan(GROWTH);
    await until('nothing is left on the disk', async () => (await carried()).length === 0);
  },
  CARRIED_WITHIN + 30_000,
);

test(
  'a desk that is killed in the middle of carrying files passes each on once when it is back, and leaves none about',
  async () => {
    const { Bea, Cem } = all;
    const [before, heardBefore] = [await sumsOnCard(Bea), sumsInChat(Cem)];
    const barriers = [todoistGate.hold('/uploads'), telegramGate.hold('/sendDocument')];
    const [sent, answered] = [newBytes(20 * MEGABYTE), newBytes(20 * MEGABYTE)];
    const message = sends(Bea, sent);
    await answersWith(Cem, answered);
    await Promise.all(barriers.map((barrier) => barrier.met(1)));
    expect(await carried()).toHaveLength(2);

    await running.kill();
    for (const barrier of barriers) barrier.open();
    await desk.start();
    await until(
      'both are there',
      () => onCard(Bea).length > before.length && inChat(Cem).length > heardBefore.length,
      TAKEN_UP,
    );
    await Bea.organizer.delivered(message);
    await Bea.organizer.delivered(Bea.organizer.say('Is it there?'));
    Cem.answer('Is it there?');
    await Cem.organizer.hears('Is it there?');

    expect(await sumsOnCard(Bea)).toEqual([...before, sumOf(sent)]);
    expect(sumsInChat(Cem)).toEqual([...heardBefore, sumOf(answered)]);
    expect(await carried()).toEqual([]);
  },
  2 * TAKEN_UP,
);

test('no token is in what the desk has written, also where files did not get through', async () => {
  const barrier = telegramGate.close('/file/bot');
  const { Dora } = all;
  const message = sends(Dora, newBytes());
  await barrier.met(2);
  barrier.open();
  await Dora.organizer.delivered(message);

  const output = running.output();
  expect(output).toContain('A file did not come from Telegram');
  for (const token of [TELEGRAM_TOKEN, encodeURIComponent(TELEGRAM_TOKEN), BOT.token]) {
    expect(output).not.toContain(token);
  }
});
