import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deliveryOf, repliesSince } from '../support/delivery.ts';
import { LENA, openDesk, type TestDesk } from '../support/desk.ts';
import { newOrganizer, type TestOrganizer } from '../support/organizer.ts';
import { until } from '../support/until.ts';

let desk: TestDesk;
beforeAll(async () => {
  // Each comment is seen by the webhook and by the poller.
  desk = await openDesk({ todoistWebhooks: true, pollSeconds: 1 });
  await desk.openEvent();
  await desk.ask('POST', '/events', { name: 'Marked', code: 'MARK', replies: 'marked' });
});
afterAll(() => desk.close());

const repliesTo = (organizer: TestOrganizer) =>
  organizer
    .heard()
    .map(({ text }) => text)
    .filter((text) => text.startsWith('Lena\n'));

const comments = (taskId: string) => desk.todoist.comments(taskId).map(({ content }) => content);

/** An organizer whose request Lena holds. */
async function helpedOrganizer(name: string, code = 'HACK') {
  const organizer = await newOrganizer(desk, name, code);
  const { number, taskId } = await organizer.opens(`${name} needs help`);
  desk.todoist.assign(LENA.id, taskId, LENA.id);
  await organizer.hears('Lena is on');
  const answer = (text: string) => desk.todoist.comment(LENA.id, taskId, text);
  /** What Lena writes last has come: what she wrote before it has, or will not. */
  const settles = async () => {
    answer(code === 'MARK' ? '>> the end' : 'the end');
    await organizer.hears('the end');
  };
  const directions = async () =>
    (await desk.ticket(number)).messages
      .map(({ direction, text }) => `${direction}: ${text}`)
      .toSorted();
  return { organizer, number, taskId, answer, settles, directions };
}

describe('a note', () => {
  test('stays inside', async () => {
    const { organizer, answer, settles, directions } = await helpedOrganizer('Nina');
    answer('// she is new here');
    answer('//no space either');
    answer('  // nor does white space before it matter');
    answer('See http://hack.example // not a note');
    await settles();

    expect(repliesTo(organizer)).toEqual([
      'Lena\nSee http://hack.example // not a note',
      'Lena\nthe end',
    ]);
    expect(await directions()).toEqual([
      'in: Nina needs help',
      'note: no space either',
      'note: nor does white space before it matter',
      'note: she is new here',
      'out: See http://hack.example // not a note',
      'out: the end',
    ]);
  });

  test('that was a reply is taken back from the organizer', async () => {
    const { organizer, answer, settles, number } = await helpedOrganizer('Nora');
    const { id } = answer('He is a difficult one');
    const sent = await organizer.hears('difficult');
    desk.todoist.editComment(LENA.id, id, '// He is a difficult one');
    await until('it is taken back', () =>
      organizer.heard().every(({ messageId }) => messageId !== sent.messageId),
    );
    await settles();

    expect(repliesTo(organizer)).toEqual(['Lena\nthe end']);
    const calls = desk.telegram.calls('deleteMessage').map(({ payload }) => payload['message_id']);
    expect(calls.filter((id) => Number(id) === sent.messageId)).toHaveLength(1);
    expect((await desk.ticket(number)).messages).toMatchObject([
      { text: 'Nora needs help' },
      { text: 'He is a difficult one', direction: 'out', delivery: 'delivered' },
      { text: 'the end' },
    ]);
  });

  test('that was a reply for as long as Telegram was away never goes out', async () => {
    const { organizer, answer, settles, number } = await helpedOrganizer('Nick');
    const before = (await deliveryOf(desk)).out;
    desk.telegram.trouble.down(true);
    const first = answer('Tell nobody');
    const second = answer('Nor this');
    await desk.ticketWhen(number, 'knows both', ({ messages }) => messages.length === 3);
    for (const { id, content } of [first, second]) {
      desk.todoist.editComment(LENA.id, id, `// ${content}`);
    }
    await until('both count as taken back', async () => {
      const { out } = await deliveryOf(desk);
      return (out.reasons['withdrawn'] ?? 0) - (before.reasons['withdrawn'] ?? 0) === 2;
    });
    desk.telegram.trouble.down(false);
    await settles();

    expect(repliesTo(organizer)).toEqual(['Lena\nthe end']);
    const sent = desk.telegram.calls('sendMessage').map(({ payload }) => String(payload['text']));
    expect(sent.filter((text) => /Tell nobody|Nor this/.test(text))).toEqual([]);
  });

  test('becomes a reply when the mark goes, and a note again when it comes back', async () => {
    const { organizer, answer, settles } = await helpedOrganizer('Nell');
    const before = (await deliveryOf(desk)).out;
    const { id } = answer('// Room 7');
    desk.todoist.editComment(LENA.id, id, 'Room 7');
    await organizer.hears('Room 7');
    desk.todoist.editComment(LENA.id, id, '// Room 8');
    await until('it is taken back', () => repliesTo(organizer).length === 0);
    desk.todoist.editComment(LENA.id, id, 'Room 9');
    await organizer.hears('Room 9');
    await settles();

    expect(repliesTo(organizer)).toEqual(['Lena\nRoom 9', 'Lena\nthe end']);
    expect(await repliesSince(desk, before)).toEqual({ accepted: 3, delivered: 3, failed: 0 });
  });
});

test('where replies are marked, only what begins with >> goes out', async () => {
  const { organizer, answer, settles, directions } = await helpedOrganizer('Mark', 'MARK');
  answer('Who knows the code?');
  answer('>> It is 1234');
  answer('>>and 5678 for the gate');
  answer('// >> stays inside');
  await settles();

  expect(repliesTo(organizer)).toEqual([
    'Lena\nIt is 1234',
    'Lena\nand 5678 for the gate',
    'Lena\nthe end',
  ]);
  expect(await directions()).toEqual([
    'in: Mark needs help',
    'note: >> stays inside',
    'note: Who knows the code?',
    'out: It is 1234',
    'out: and 5678 for the gate',
    'out: the end',
  ]);
});

describe("an agent's words", () => {
  test('keep the looks they have in Todoist', async () => {
    const { organizer, answer } = await helpedOrganizer('Ada');
    answer(
      [
        '**Hall B**, *second* floor: run `ssh hack@1 < key`',
        '- [the map](https://hack.example/map?a=1&b=2)',
        '- ~~Hall A~~',
        '',
        '> bring a badge',
        '',
        'The end',
      ].join('\n'),
    );
    const { html } = await organizer.hears('Hall B');

    for (const marked of [
      '<b>Hall B</b>',
      '<i>second</i>',
      '<code>ssh hack@1 &lt; key</code>',
      'href="https://hack.example/map?a=1&amp;b=2"',
      '<s>Hall A</s>',
      '<blockquote>bring a badge</blockquote>',
    ]) {
      expect(html).toContain(marked);
    }
  });

  test.each([
    ['**half bold', '**half bold'],
    ['`half code and <b>tags</b> & more', '`half code and <b>tags</b> & more'],
    ['[link](without end', '[link](without end'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
  ])('arrive as typed where their marks are broken: %s', async (typed, shown) => {
    const { organizer, answer } = await helpedOrganizer('Bob');
    answer(typed);

    await organizer.hears(shown);
    expect(repliesTo(organizer)).toEqual([`Lena\n${shown}`]);
  });

  test('arrive in plain words where Telegram cannot read their looks', async () => {
    const { organizer, answer } = await helpedOrganizer('Cid');
    const description = "Bad Request: can't parse entities: Unsupported start tag";
    desk.telegram.trouble.failNext('sendMessage', { code: 400, description });
    answer('**Hall** [B](https://hack.example/b)');

    const { text, html } = await organizer.hears('Hall');
    expect(text).toContain('https://hack.example/b');
    expect(html).not.toContain('<b>');
    expect(repliesTo(organizer)).toHaveLength(1);
  });

  test('arrive complete and in order where they are too many for one message', async () => {
    const { organizer, answer, settles, number } = await helpedOrganizer('Dan');
    const words = Array.from({ length: 1_400 }, (_, count) => `word${count}`);
    const text = words.join(' ');
    expect(text.length).toBeGreaterThan(10_000);
    answer(text);
    await settles();

    const parts = organizer.heard().filter(({ text: said }) => said.includes('word'));
    expect(parts.length).toBe(Math.ceil(text.length / 4_096));
    expect(parts.flatMap(({ text: said }) => said.split(/\s+/)).slice(1)).toEqual(words);
    // An answer to any of them belongs to the request.
    const [, middle] = parts;
    await organizer.delivered(organizer.say('I have read the second', middle));
    expect((await desk.ticket(number)).messages.at(-1)).toMatchObject({
      text: 'I have read the second',
    });
  });
});

describe('a script', () => {
  beforeAll(async () => {
    const put = async (name: string, body: object) => {
      const { status } = await desk.ask('PUT', `/scripts/${name}`, body);
      expect(status).toBe(201);
    };
    await put('wifi', { text: 'Network everywhere' });
    await put('wifi', {
      text: '{organizer}: network **hack**, {agent} and #{number} {other}',
      event: 'HACK',
    });
    await put('parking', { text: 'Park behind the hall' });
  });

  const filled = (name: string, number: number) =>
    `Lena\n${name}: network hack, Lena and #${number} {other}`;

  test("goes out in the comment's place, filled in; what follows its name follows", async () => {
    const { organizer, number, answer, settles, directions } = await helpedOrganizer('Sam');
    answer('!wifi');
    answer('!WiFi and more');
    answer('!parking');
    answer('Really?! !wifi is no call here');
    await settles();

    expect(repliesTo(organizer)).toEqual([
      filled('Sam', number),
      `${filled('Sam', number)}\nand more`,
      'Lena\nPark behind the hall',
      'Lena\nReally?! !wifi is no call here',
      'Lena\nthe end',
    ]);
    expect(await directions()).toContain(`out: Sam: network **hack**, Lena and #${number} {other}`);
  });

  test("is the installation's where the event has none of that name, and none that another event has", async () => {
    const { organizer, answer, settles, taskId } = await helpedOrganizer('Tim', 'MARK');
    await desk.ask('PUT', '/scripts/stage', { text: 'Of one event', event: 'HACK' });
    answer('>> !wifi');
    answer('!wifi');
    answer('>> !stage');
    await settles();

    expect(repliesTo(organizer)).toEqual(['Lena\nNetwork everywhere', 'Lena\nthe end']);
    expect(comments(taskId).filter((text) => text.startsWith('⚠️'))).toEqual([
      expect.stringContaining('There is no script !stage; nothing was sent.'),
    ]);
  });

  test('of no known name sends nothing and claims nothing; put right, it does both', async () => {
    const organizer = await newOrganizer(desk, 'Uli');
    const { number, taskId } = await organizer.opens('Which network?');
    const heard = organizer.heard().length;
    const { id } = desk.todoist.comment(LENA.id, taskId, '!wfii');
    await until('Lena is told', () =>
      comments(taskId).some(
        (text) => text === '⚠️ There is no script !wfii; nothing was sent. Did you mean !wifi?',
      ),
    );
    expect(await desk.ticket(number)).toMatchObject({ status: 'new', agent: null });
    expect(organizer.heard()).toHaveLength(heard);

    desk.todoist.editComment(LENA.id, id, '!wifi');
    await organizer.hears('network hack');
    await desk.ticketWhen(number, 'is claimed', ({ status }) => status === 'claimed');

    expect(repliesTo(organizer)).toEqual([filled('Uli', number)]);
    expect(comments(taskId).filter((text) => text.startsWith('⚠️'))).toHaveLength(1);
  });
});
