import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deliveryOf, repliesCount } from '../support/delivery.ts';
import { LENA, openDesk, type TestDesk } from '../support/desk.ts';
import { helpedOrganizers, type HelpedOrganizer } from '../support/helped-organizer.ts';
import { newOrganizer } from '../support/organizer.ts';
import { until } from '../support/until.ts';

const NAMES = ['Nina', 'Nora', 'Nick', 'Nell', 'Ada', 'Bob', 'Cid', 'Dan', 'Sam'] as const;

let desk: TestDesk;
let all: Record<(typeof NAMES)[number], HelpedOrganizer>;
let marked: Record<'Mark' | 'Tim', HelpedOrganizer>;
beforeAll(async () => {
  // Each comment is seen by the webhook and by the poller.
  desk = await openDesk({ todoistWebhooks: true, pollSeconds: 1 });
  await desk.openEvent();
  await desk.ask('POST', '/events', { name: 'Marked', code: 'MARK', replies: 'marked' });
  [all, marked] = await Promise.all([
    helpedOrganizers(desk, NAMES),
    helpedOrganizers(desk, ['Mark', 'Tim'], { code: 'MARK', mark: '>> ' }),
  ]);
});
afterAll(() => desk.close());

const calls = (method: string, field: string, wanted: unknown) =>
  desk.telegram.calls(method).filter(({ payload }) => String(payload[field]) === String(wanted));

/** What the ticket holds; what was said within a millisecond has no order. */
const said = async ({ number }: HelpedOrganizer) =>
  (await desk.ticket(number)).messages
    .map(({ direction, text }) => `${direction}: ${text}`)
    .toSorted();

describe('a note', () => {
  test('stays inside', async () => {
    const { answer, settles, replies } = all.Nina;
    answer('// she is new here');
    answer('//no space either');
    answer('  // nor does white space before it matter');
    answer('See http://hack.example // not a note');
    await settles();

    expect(replies()).toEqual(['See http://hack.example // not a note', 'end 1']);
    expect(await said(all.Nina)).toEqual([
      'in: Nina needs help',
      'note: no space either',
      'note: nor does white space before it matter',
      'note: she is new here',
      'out: See http://hack.example // not a note',
      'out: end 1',
    ]);
  });

  test('that was a reply is taken back from the organizer', async () => {
    const { answer, edit, settles, replies, reads, organizer, number } = all.Nora;
    const comment = answer('He is a difficult one');
    const sent = await organizer.hears('difficult');
    edit(comment, '// He is a difficult one');
    await reads();
    await settles();

    expect(replies()).toEqual(['end 1']);
    expect(calls('deleteMessage', 'chat_id', organizer.id)).toMatchObject([
      { payload: { message_id: sent.messageId } },
    ]);
    await repliesCount(desk, number, { delivered: 2, failed: 0 });
  });

  test('that was a reply for as long as Telegram asked to wait never goes out, and holds up nothing', async () => {
    const { answer, edit, settles, replies, organizer, number } = all.Nick;
    const failure = { code: 429, description: 'Too Many Requests', retryAfter: 600 };
    desk.telegram.trouble.failNext('sendMessage', failure);
    const sent = () => calls('sendMessage', 'text', '<b>Lena</b>\nTell nobody');
    const first = answer('Tell nobody');
    await until('it is being sent', () => sent().length === 1);
    const second = answer('Nor this');
    for (const comment of [first, second]) edit(comment, `// ${comment.content}`);
    await settles();

    expect(replies()).toEqual(['end 1']);
    expect(sent()).toHaveLength(1);
    expect(calls('deleteMessage', 'chat_id', organizer.id)).toEqual([]);
    await repliesCount(desk, number, { delivered: 1, failed: 2 });
    expect((await deliveryOf(desk)).out.reasons).toEqual({ withdrawn: 2 });
  });

  test('becomes a reply when the mark goes, and a note again when it comes back', async () => {
    const { answer, edit, settles, replies, reads, number } = all.Nell;
    const comment = answer('// Room 7');
    edit(comment, 'Room 7');
    await reads('Room 7');
    edit(comment, '// Room 8');
    await reads();
    edit(comment, 'Room 9');
    await reads('Room 9');
    await settles();

    expect(replies()).toEqual(['Room 9', 'end 1']);
    await repliesCount(desk, number, { delivered: 3, failed: 0 });
  });
});

test('where replies are marked, only what begins with >> goes out', async () => {
  const { answer, settles, replies } = marked.Mark;
  answer('Who knows the code?');
  answer('>> It is 1234');
  answer('>>and 5678 for the gate');
  answer('// >> stays inside');
  await settles();

  expect(replies()).toEqual(['It is 1234', 'and 5678 for the gate', 'end 1']);
  expect(await said(marked.Mark)).toEqual([
    'in: Mark needs help',
    'note: >> stays inside',
    'note: Who knows the code?',
    'out: It is 1234',
    'out: and 5678 for the gate',
    'out: end 1',
  ]);
});

describe("an agent's words", () => {
  test('keep the looks they have in Todoist', async () => {
    all.Ada.answer(
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
    const { html } = await all.Ada.organizer.hears('Hall B');

    for (const shown of [
      '<b>Hall B</b>',
      '<i>second</i>',
      '<code>ssh hack@1 &lt; key</code>',
      'href="https://hack.example/map?a=1&amp;b=2"',
      '<s>Hall A</s>',
      '<blockquote>bring a badge</blockquote>',
    ]) {
      expect(html).toContain(shown);
    }
  });

  test('arrive as typed where their marks are broken', async () => {
    const typed = [
      '**half bold',
      '`half code and <b>tags</b> & more',
      '[link](without end',
      'snake_case_name and 2 * 3 * 4',
    ];
    for (const text of typed) all.Bob.answer(text);

    await all.Bob.reads(...typed);
    expect(all.Bob.warnings()).toEqual([]);
  });

  test('arrive in plain words where Telegram cannot read their looks', async () => {
    const { answer, organizer, replies } = all.Cid;
    const description = "Bad Request: can't parse entities: Unsupported start tag";
    desk.telegram.trouble.failNext('sendMessage', { code: 400, description });
    answer('**Hall** [B](https://hack.example/b)');

    const { text, html } = await organizer.hears('Hall');
    expect(text).toContain('https://hack.example/b');
    expect(html).not.toContain('<b>');
    expect(replies()).toHaveLength(1);
  });

  test('arrive complete and in order where they are too many for one message', async () => {
    const { answer, settles, organizer, number } = all.Dan;
    const words = Array.from({ length: 1_400 }, (_, count) => `word${count}`);
    const text = words.join(' ');
    expect(text.length).toBeGreaterThan(10_000);
    answer(text);
    await settles();

    const parts = organizer.heard().filter((part) => part.text.includes('word'));
    expect(parts.length).toBe(Math.ceil(text.length / 4_096));
    expect(parts.flatMap((part) => part.text.split(/\s+/)).slice(1)).toEqual(words);
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
    const text = '{organizer}: network **hack**, {agent} and #{number} {other}';
    await put('wifi', { text: 'Network everywhere' });
    await put('wifi', { text, event: 'HACK' });
    await put('parking', { text: 'Park behind the hall' });
    await put('stage', { text: 'Of one event', event: 'HACK' });
  });

  const filled = (name: string, number: number) =>
    `${name}: network hack, Lena and #${number} {other}`;

  test("goes out in the comment's place, filled in; what follows its name follows", async () => {
    const { number, answer, settles, replies } = all.Sam;
    answer('!wifi');
    answer('!WiFi and more');
    answer('!parking');
    answer('Really?! !wifi is no call here');
    await settles();

    expect(replies()).toEqual([
      filled('Sam', number),
      `${filled('Sam', number)}\nand more`,
      'Park behind the hall',
      'Really?! !wifi is no call here',
      'end 1',
    ]);
    expect(await said(all.Sam)).toContain(
      `out: Sam: network **hack**, Lena and #${number} {other}`,
    );
  });

  test("is the installation's where the event has none of that name, and never another event's", async () => {
    const { answer, settles, replies, warnings } = marked.Tim;
    answer('>> !wifi');
    answer('!wifi');
    answer('>> !stage');
    await settles();

    expect(replies()).toEqual(['Network everywhere', 'end 1']);
    expect(warnings()).toEqual([
      expect.stringContaining('There is no script !stage; nothing was sent.'),
    ]);
  });

  test('of no known name sends nothing and claims nothing; put right, it does both', async () => {
    const organizer = await newOrganizer(desk, 'Uli');
    const { number, taskId } = await organizer.opens('Which network?');
    const heard = organizer.heard().length;
    const { id } = desk.todoist.comment(LENA.id, taskId, '!wfii');
    const warnings = () =>
      desk.todoist
        .comments(taskId)
        .map(({ content }) => content)
        .filter((text) => text.startsWith('⚠️'));
    await until('Lena is told', () => warnings().length > 0);
    expect(await desk.ticket(number)).toMatchObject({ status: 'new', agent: null });
    expect(organizer.heard()).toHaveLength(heard);

    desk.todoist.editComment(LENA.id, id, '!wifi');
    const { text } = await organizer.hears('network hack');
    await desk.ticketWhen(number, 'is claimed', ({ status }) => status === 'claimed');

    expect(text).toBe(`Lena\n${filled('Uli', number)}`);
    expect(warnings()).toEqual([
      '⚠️ There is no script !wfii; nothing was sent. Did you mean !wifi?',
    ]);
  });
});
