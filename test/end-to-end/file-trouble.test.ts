import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import proto from '@temporalio/proto';
import {
  answersWithFile,
  getsFile,
  newBytes,
  sendsFile,
  sumOf,
  sumOnBoard,
} from '../support/carried-files.ts';
import { BOT, LENA, openDesk, TELEGRAM_TOKEN, type TestDesk } from '../support/desk.ts';
import { openGate, type Gate } from '../support/gate.ts';
import { helpedOrganizers, type HelpedOrganizer } from '../support/helped-organizer.ts';
import { connectClient } from '../support/temporal-client.ts';
import { until } from '../support/until.ts';

const { History } = proto.temporal.api.history.v1;

const NAMES = [
  'Ann',
  'Bea',
  'Cem',
  'Dora',
  'Eli',
  'Fay',
  'Gil',
  'Hal',
  'Ida',
  'Jan',
  'Kai',
] as const;

let desk: TestDesk;
let telegramGate: Gate;
let todoistGate: Gate;
let all: Record<(typeof NAMES)[number], HelpedOrganizer>;
beforeAll(async () => {
  desk = await openDesk({
    telegramMode: 'webhook',
    todoistWebhooks: true,
    pollSeconds: 1,
    through: {
      telegram: async (origin) => (telegramGate = await openGate(origin)).origin,
      todoist: async (origin) => (todoistGate = await openGate(origin)).origin,
    },
  });
  await desk.openEvent();
  all = await helpedOrganizers(desk, NAMES);
});
afterAll(async () => {
  await desk.close();
  await Promise.all([telegramGate.end(), todoistGate.end()]);
});

/** An organizer sends a document, and Lena one to an organizer. */
const sends = ({ organizer }: HelpedOrganizer, fileName: string, content = newBytes()) =>
  sendsFile(desk.telegram, organizer.id, { kind: 'document', content, fileName });
const answersWith = ({ taskId }: HelpedOrganizer, name: string, text = '') =>
  answersWithFile(desk.todoist, LENA.id, taskId, {
    origin: todoistGate.origin,
    name,
    type: 'application/pdf',
    bytes: newBytes(),
    text,
  });

/** What the organizer said, as it is on the card: names of files, and words. */
const onCard = ({ taskId, organizer }: HelpedOrganizer) =>
  desk.todoist
    .comments(taskId)
    .filter(({ content }) => content.startsWith(`**${organizer.name}:**`))
    .map(({ content, attachment }) => attachment?.file_name ?? content.split(':** ')[1]);

const onCardIs = (helped: HelpedOrganizer, ...said: string[]) =>
  until(`${said.join(', ')} is on the card`, () => onCard(helped).join() === said.join());

/** What Lena said, as the organizer has it. */
const inChat = ({ organizer }: HelpedOrganizer) =>
  organizer
    .heard()
    .filter(({ text, fileId }) => text.startsWith('Lena\n') || fileId !== undefined)
    .map(({ text, fileName }) => fileName ?? text.slice('Lena\n'.length));

describe('a file that takes long', () => {
  test('on its way to the board holds back what follows on its ticket, and nothing else; it has its 👌 when it is there', async () => {
    const { Ann, Bea } = all;
    const barrier = telegramGate.hold('/documents/');
    const slow = sends(Ann, 'slow.pdf');
    const next = Ann.organizer.say('after it');
    await barrier.met(1);

    const photo = sendsFile(desk.telegram, Bea.organizer.id, { kind: 'photo', content: 'x' });
    await Bea.organizer.delivered(photo);
    Ann.answer('What is it?');
    await Ann.organizer.hears('What is it?');
    expect(onCard(Ann)).toEqual([]);
    const own = () => desk.telegram.chat(Ann.organizer.id).filter(({ from }) => from !== 'bot');
    expect(
      own()
        .slice(-2)
        .flatMap(({ reactions }) => reactions),
    ).toEqual([]);

    barrier.open();
    await Ann.organizer.delivered(slow);
    await Ann.organizer.delivered(next);
    expect(onCard(Ann)).toEqual(['slow.pdf', 'after it']);
  });

  test('on its way to the organizer holds back what follows on its ticket, and nothing else', async () => {
    const { Ann, Bea } = all;
    const before = inChat(Ann);
    const barrier = todoistGate.hold('/far.pdf');
    await answersWith(Ann, 'far.pdf');
    Ann.answer('after it');
    await barrier.met(1);

    await answersWith(Bea, 'near.pdf');
    await getsFile(desk.telegram, Bea.organizer.id, 'near.pdf');
    Ann.organizer.say('and now?');
    await onCardIs(Ann, 'slow.pdf', 'after it', 'and now?');
    expect(inChat(Ann)).toEqual(before);

    barrier.open();
    await Ann.organizer.hears('after it');
    expect(inChat(Ann)).toEqual([...before, 'far.pdf', 'after it']);
  });
});

describe('a file that is on its way', () => {
  test('when its comment is taken back never arrives, and holds back nothing any more', async () => {
    const { Jan } = all;
    const barrier = todoistGate.hold('/wrong.pdf');
    const wrong = await answersWith(Jan, 'wrong.pdf');
    Jan.answer('Look at that');
    await barrier.met(1);
    Jan.remove(wrong);
    await Jan.organizer.hears('Look at that');
    barrier.open();

    expect(inChat(Jan)).toEqual(['Look at that']);
  });

  test('when the desk is stopped holds up nothing, and goes on with the next start', async () => {
    const { Kai } = all;
    const barriers = [todoistGate.hold('/out.pdf'), telegramGate.hold('/documents/')];
    await answersWith(Kai, 'out.pdf');
    sends(Kai, 'in.pdf');
    await Promise.all(barriers.map((barrier) => barrier.met(1)));
    await desk.stop();
    for (const barrier of barriers) barrier.open();
    await desk.start();

    await getsFile(desk.telegram, Kai.organizer.id, 'out.pdf');
    await onCardIs(Kai, 'in.pdf');
    expect(inChat(Kai)).toEqual(['out.pdf']);
  });
});

describe("while a vendor's files are out of reach", () => {
  test("Telegram's are waited for, and its messages go on", async () => {
    const { Cem, Dora } = all;
    const barrier = telegramGate.close('/file/bot');
    const content = newBytes();
    const lost = sends(Cem, 'plan.pdf', content);
    const words = Cem.organizer.say('the plan');
    await barrier.met(1);
    Cem.answer('Which plan?');
    await Cem.organizer.hears('Which plan?');
    await Dora.organizer.delivered(Dora.organizer.say('All is well here'));
    barrier.open();

    await Cem.organizer.delivered(lost);
    await Cem.organizer.delivered(words);
    expect(onCard(Cem)).toEqual(['plan.pdf', 'the plan']);
    const [comment] = desk.todoist.comments(Cem.taskId).filter(({ attachment }) => attachment);
    expect(await sumOnBoard(desk.todoist, comment ?? {})).toBe(sumOf(content));
  });

  test('Todoist takes none: they are carried there when it does', async () => {
    const { Dora } = all;
    const barrier = todoistGate.close('/uploads');
    const file = sends(Dora, 'door.pdf');
    const words = Dora.organizer.say('the door');
    await barrier.met(1);
    Dora.answer('Which door?');
    await Dora.organizer.hears('Which door?');
    barrier.open();

    await Dora.organizer.delivered(file);
    await Dora.organizer.delivered(words);
    expect(onCard(Dora)).toEqual(['All is well here', 'door.pdf', 'the door']);
  });

  test('Todoist gives none: they reach the organizer when it does, and count as sent once', async () => {
    const { Eli } = all;
    const barrier = todoistGate.close('/map.pdf');
    await answersWith(Eli, 'map.pdf', 'The map');
    Eli.answer('Do you see it?');
    await barrier.met(1);
    Eli.organizer.say('Where is it?');
    await onCardIs(Eli, 'Where is it?');
    barrier.open();

    await Eli.organizer.hears('Do you see it?');
    expect(inChat(Eli)).toEqual(['map.pdf', 'Do you see it?']);
    expect((await desk.ask('GET', '/delivery')).body).toMatchObject({
      out: { possiblyDuplicated: 0 },
    });
  });

  test('Telegram takes none: they are sent when it does', async () => {
    const { Fay } = all;
    const barrier = telegramGate.close('/sendDocument');
    await answersWith(Fay, 'list.pdf');
    Fay.answer('Sign it');
    await barrier.met(1);
    Fay.organizer.say('Hello?');
    await onCardIs(Fay, 'Hello?');
    barrier.open();

    await Fay.organizer.hears('Sign it');
    expect(inChat(Fay)).toEqual(['list.pdf', 'Sign it']);
  });
});

describe('an answer that is lost', () => {
  test.each([
    { of: 'an upload', lost: { path: '/uploads' }, name: 'Gil', forgets: false },
    { of: 'a comment', lost: { command: 'note_add' }, name: 'Hal', forgets: true },
  ] as const)('to $of makes one comment with the file', async ({ lost, name, forgets }) => {
    const { [name]: helped } = all;
    desk.todoist.trouble.forgetMapping(forgets);
    desk.todoist.trouble.loseAnswer(lost, 1);
    const content = newBytes();
    await helped.organizer.delivered(sends(helped, 'once.pdf', content));
    await helped.organizer.delivered(helped.organizer.say('and that was it'));
    desk.todoist.trouble.forgetMapping(false);

    expect(onCard(helped)).toEqual(['once.pdf', 'and that was it']);
    const [comment] = desk.todoist.comments(helped.taskId);
    expect(await sumOnBoard(desk.todoist, comment ?? {})).toBe(sumOf(content));
  });

  test('to a file that was sent makes one duplicate at most, and that is counted', async () => {
    const { Ida } = all;
    desk.telegram.trouble.loseAnswer('sendDocument', 1);
    await answersWith(Ida, 'twice.pdf');
    Ida.answer('the end');
    await Ida.organizer.hears('the end');

    expect(inChat(Ida)).toEqual(['twice.pdf', 'twice.pdf', 'the end']);
    await until('it is counted', async () => {
      const { out } = (await desk.ask('GET', '/delivery')).body as {
        out: { possiblyDuplicated: number };
      };
      return out.possiblyDuplicated >= 1;
    });
  });
});

test('no token is in what Temporal keeps of all this, nor on the board, nor with the organizers', async () => {
  const { client, close } = await connectClient(desk.temporal);
  const histories = await Promise.all(
    Object.values(all).map(({ number }) =>
      client.workflow.getHandle(`ticket-${number}`).fetchHistory(),
    ),
  );
  await close();
  const kept = Buffer.concat(histories.map((history) => History.encode(history).finish()));
  const comments = Object.values(all).flatMap(({ taskId }) => desk.todoist.comments(taskId));
  const heard = Object.values(all).flatMap(({ organizer }) => organizer.heard());
  const said = JSON.stringify([comments, heard]);

  // The files themselves are in there: the search looks at the right places.
  expect([kept.includes('plan.pdf'), said.includes('plan.pdf')]).toEqual([true, true]);
  for (const token of [TELEGRAM_TOKEN, BOT.token]) {
    expect([kept.includes(token), said.includes(token)]).toEqual([false, false]);
  }
});
