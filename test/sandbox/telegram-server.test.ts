import { createServer, type Server } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Telegraf, Telegram } from 'telegraf';
import type { Update } from 'telegraf/types';
import {
  createTelegramServer,
  type SimMessage,
  type TelegramServer,
} from '../../src/sandbox/telegram-server.ts';

const TOKEN = '1000001:sandbox';
const ANNA = { id: 101, firstName: 'Anna', lastName: 'Petrova', languageCode: 'ru' };
const MAX = { id: 202, firstName: 'Max', username: 'max_agent' };
const GROUP = -500;

let sim: TelegramServer;
let bot: Telegram;
let url: string;
const endings: (() => Promise<unknown> | void)[] = [];

beforeEach(async () => {
  sim = createTelegramServer({ token: TOKEN });
  url = await sim.listen();
  bot = telegram();
  sim.addPerson(ANNA);
  sim.addPerson(MAX);
  sim.addGroup({ id: GROUP, title: 'Agents', members: [MAX.id] });
});

afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
  await sim.close();
});

const telegram = (root = url, token = TOKEN): Telegram =>
  new Telegram(token, { apiRoot: root, webhookReply: false });

async function call(method: string, payload: object = {}): Promise<unknown> {
  const response = await fetch(`${url}/bot${TOKEN}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  return await response.json();
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(5);
}

const last = (chatId: number): SimMessage | undefined => sim.chat(chatId).at(-1);
const behind = (update: Update | undefined): number => (update?.update_id ?? 0) + 1;
const fault = (code: number, description: string) => ({
  response: { error_code: code, description },
});

describe('calls', () => {
  test('wrong tokens and unknown methods are refused as Telegram refuses them', async () => {
    await expect(telegram(url, '1:wrong').getMe()).rejects.toMatchObject(
      fault(401, 'Unauthorized'),
    );
    expect(await call('noSuchMethod')).toEqual({
      ok: false,
      error_code: 404,
      description: 'Not Found',
    });
  });

  test('method names are taken in any case, parameters from queries, forms and JSON', async () => {
    sim.say(ANNA.id, '/start');
    const form = new URLSearchParams({
      chat_id: String(ANNA.id),
      text: 'form',
      reply_markup: JSON.stringify({ inline_keyboard: [[{ text: 'B', callback_data: 'b' }]] }),
    });
    await fetch(`${url}/bot${TOKEN}/SENDMESSAGE`, { method: 'POST', body: form });
    await fetch(`${url}/bot${TOKEN}/sendmessage?chat_id=${ANNA.id}&text=query`);
    expect(sim.chat(ANNA.id).map(({ text }) => text)).toEqual(['/start', 'form', 'query']);
    expect(sim.chat(ANNA.id)[1]?.buttons).toEqual([[{ text: 'B', callbackData: 'b' }]]);
    expect(sim.calls('sendMessage').map(({ payload }) => payload['text'])).toEqual([
      'form',
      'query',
    ]);
  });

  test('getMe names the bot', async () => {
    expect(await bot.getMe()).toMatchObject({ id: 1000001, is_bot: true, username: 'pitcrew_bot' });
  });
});

describe('sending', () => {
  beforeEach(() => {
    sim.say(ANNA.id, '/start SPRING');
  });

  test('a sent message is answered complete, and seen by the person', async () => {
    const sent = await bot.sendMessage(ANNA.id, 'Hi <b>there &amp; <i>you</i></b>', {
      parse_mode: 'HTML',
      reply_parameters: { message_id: 1 },
      reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] },
    });
    expect(sent).toMatchObject({
      message_id: 2,
      chat: { id: ANNA.id, type: 'private', first_name: 'Anna', last_name: 'Petrova' },
      from: { id: 1000001, is_bot: true },
      text: 'Hi there & you',
      entities: [
        { type: 'bold', offset: 3, length: 11 },
        { type: 'italic', offset: 11, length: 3 },
      ],
      reply_to_message: { message_id: 1, text: '/start SPRING' },
      reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] },
    });
    expect(last(ANNA.id)).toMatchObject({
      from: 'bot',
      kind: 'text',
      html: 'Hi <b>there &amp; <i>you</i></b>',
      replyToMessageId: 1,
      edited: false,
    });
  });

  test.each([
    ['<b>open', 'Can\'t find end tag corresponding to start tag "b"'],
    ['é <p>x</p>', 'Unsupported start tag "p" at byte offset 3'],
    ['a < b', 'Unsupported start tag "" at byte offset 2'],
    ['<b><i>x</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['<b', 'Unclosed start tag at byte offset 0'],
    ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])('HTML %s is refused', async (text, description) => {
    await expect(bot.sendMessage(ANNA.id, text, { parse_mode: 'HTML' })).rejects.toMatchObject(
      fault(400, `Bad Request: can't parse entities: ${description}`),
    );
  });

  test('all tags become entities and safe HTML; hostile text is escaped', async () => {
    const html =
      '<u>u</u><s>s</s><code>&lt;c&gt;</code><tg-spoiler>p</tg-spoiler> ' +
      '<a href="https://example.com/?a=1&amp;b=2">l</a><a href="javascript:alert(1)">evil</a>' +
      '<pre><code class="language-ts">let</code></pre><blockquote>q</blockquote>';
    const sent = await bot.sendMessage(ANNA.id, html, { parse_mode: 'HTML' });
    expect(sent.entities?.map(({ type }) => type)).toEqual(
      'underline strikethrough code spoiler text_link pre blockquote'.split(' '),
    );
    expect(last(ANNA.id)?.html).toBe(
      '<u>u</u><s>s</s><code>&lt;c&gt;</code><span class="tg-spoiler">p</span> ' +
        '<a href="https://example.com/?a=1&amp;b=2">l</a>evil' +
        '<pre><code class="language-ts">let</code></pre><blockquote>q</blockquote>',
    );
    await bot.sendMessage(ANNA.id, '<img src=x onerror="a()"> & co');
    expect(last(ANNA.id)?.html).toBe('&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; co');
  });

  test('limits count UTF-16 units after parsing, callback data bytes', async () => {
    const full = '😀'.repeat(2048);
    expect((await bot.sendMessage(ANNA.id, `<b>${full}</b>`, { parse_mode: 'HTML' })).text).toBe(
      full,
    );
    const button = (data: string) => ({
      reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: data }]] },
    });
    await bot.sendMessage(ANNA.id, 'ok', button('я'.repeat(32)));
    const faults: [Promise<unknown>, string][] = [
      [bot.sendMessage(ANNA.id, `${full}x`), 'message is too long'],
      [bot.sendMessage(ANNA.id, ''), 'message text is empty'],
      [bot.sendMessage(ANNA.id, ' \n'), 'text must be non-empty'],
      [bot.sendMessage(ANNA.id, 'x', button('я'.repeat(33))), 'BUTTON_DATA_INVALID'],
      [
        bot.sendMessage(ANNA.id, 'x', { reply_parameters: { message_id: 99 } }),
        'message to be replied not found',
      ],
    ];
    for (const [sending, description] of faults) {
      await expect(sending).rejects.toMatchObject(fault(400, `Bad Request: ${description}`));
    }
    const parameters = { message_id: 99, allow_sending_without_reply: true };
    const sent = await bot.sendMessage(ANNA.id, 'x', { reply_parameters: parameters });
    expect(sent).not.toHaveProperty('reply_to_message');
  });

  test('only opened chats are written to, and no blocker', async () => {
    await expect(bot.sendMessage(MAX.id, 'x')).rejects.toMatchObject(
      fault(403, "Forbidden: bot can't initiate conversation with a user"),
    );
    await expect(bot.sendMessage('constructor', 'x')).rejects.toMatchObject({ code: 400 });
    await expect(bot.sendMessage(999, 'x')).rejects.toMatchObject(
      fault(400, 'Bad Request: chat not found'),
    );
    sim.trouble.block(ANNA.id);
    await expect(bot.sendMessage(ANNA.id, 'x')).rejects.toMatchObject(
      fault(403, 'Forbidden: bot was blocked by the user'),
    );
    expect(() => sim.say(ANNA.id, 'still there?')).toThrow('unblock first');
    sim.trouble.unblock(ANNA.id);
    await bot.sendMessage(ANNA.id, 'again');
    const members = sim.updates().flatMap((update) => update['my_chat_member'] ?? []);
    expect(members).toMatchObject([
      { new_chat_member: { status: 'kicked', user: { id: 1000001 } } },
      { old_chat_member: { status: 'kicked' }, new_chat_member: { status: 'member' } },
    ]);
    sim.trouble.deactivate(ANNA.id);
    await expect(bot.sendMessage(ANNA.id, 'x')).rejects.toMatchObject(
      fault(403, 'Forbidden: user is deactivated'),
    );
  });

  test('edits and deletions show, and their faults are named', async () => {
    const markup = { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] };
    const { message_id: id } = await bot.sendMessage(ANNA.id, 'one', { reply_markup: markup });
    await bot.editMessageReplyMarkup(ANNA.id, id, undefined, {
      inline_keyboard: [[{ text: 'B', callback_data: 'b' }]],
    });
    expect(last(ANNA.id)).toMatchObject({ edited: false, buttons: [[{ text: 'B' }]] });
    await bot.editMessageText(ANNA.id, id, undefined, 'two');
    expect(last(ANNA.id)).toMatchObject({ text: 'two', edited: true, buttons: [] });
    await expect(bot.editMessageText(ANNA.id, id, undefined, 'two')).rejects.toMatchObject({
      description: expect.stringContaining('Bad Request: message is not modified'),
    });
    await expect(bot.editMessageText(ANNA.id, 1, undefined, 'x')).rejects.toMatchObject(
      fault(400, "Bad Request: message can't be edited"),
    );
    await bot.deleteMessage(ANNA.id, id);
    expect(sim.chat(ANNA.id)).toHaveLength(1);
    await expect(bot.deleteMessage(ANNA.id, id)).rejects.toMatchObject(
      fault(400, 'Bad Request: message to delete not found'),
    );
    await expect(bot.editMessageText(ANNA.id, id, undefined, 'x')).rejects.toMatchObject(
      fault(400, 'Bad Request: message to edit not found'),
    );
  });

  test('a reaction is seen, and only one of the allowed ones', async () => {
    await bot.setMessageReaction(ANNA.id, 1, [{ type: 'emoji', emoji: '👌' }]);
    expect(last(ANNA.id)?.reactions).toEqual(['👌']);
    expect(
      await call('setMessageReaction', {
        chat_id: ANNA.id,
        message_id: 1,
        reaction: [{ type: 'emoji', emoji: '✅' }],
      }),
    ).toMatchObject({ description: 'Bad Request: REACTION_INVALID' });
    await bot.setMessageReaction(ANNA.id, 1, []);
    expect(last(ANNA.id)?.reactions).toEqual([]);
    await expect(bot.setMessageReaction(ANNA.id, 9, [])).rejects.toMatchObject(
      fault(400, 'Bad Request: message to react not found'),
    );
  });

  test('commands are kept per scope and language', async () => {
    const en = [{ command: 'my', description: 'My requests' }];
    const ru = [{ command: 'my', description: 'Мои заявки' }];
    await bot.setMyCommands(en);
    await bot.setMyCommands(ru, { language_code: 'ru' });
    await bot.setMyCommands([{ command: 'queue', description: 'Queue' }], {
      scope: { type: 'all_group_chats' },
    });
    expect(sim.commands('ru')).toEqual(ru);
    expect(sim.commands('de')).toEqual(en);
    expect(sim.commands('ru', 'all_group_chats')).toMatchObject([{ command: 'queue' }]);
    expect(await bot.getMyCommands({ language_code: 'ru' })).toEqual(ru);
    await bot.deleteMyCommands({ language_code: 'ru' });
    expect(sim.commands('ru')).toEqual(en);
  });
});

describe('files', () => {
  beforeEach(() => {
    sim.say(ANNA.id, '/start');
  });

  test('a person sends a file, the bot downloads it', async () => {
    const document = sim.attach('document', { content: 'hello', fileName: 'plan.pdf' });
    const said = sim.say(ANNA.id, { text: 'the plan', extra: document });
    expect(said).toMatchObject({ kind: 'document', fileName: 'plan.pdf', text: 'the plan' });
    const { message } = sim.updates().at(-1) as { message: { document: { file_id: string } } };
    expect(message).toMatchObject({
      caption: 'the plan',
      document: { mime_type: 'application/pdf' },
    });
    const link = await bot.getFileLink(message.document.file_id);
    expect(await (await fetch(link)).text()).toBe('hello');
    expect((await fetch(`${url}/file/bot${TOKEN}/documents/none`)).status).toBe(404);
    const big = sim.attach('video', { content: 'x', size: 30 * 1024 * 1024 });
    await expect(bot.getFile((big['video'] as { file_id: string }).file_id)).rejects.toMatchObject(
      fault(400, 'Bad Request: file is too big'),
    );
  });

  test('the bot uploads files, with captions, and sends them again by id', async () => {
    const source = Buffer.from([0, 13, 10, 45, 45, 255]);
    const sent = await bot.sendDocument(
      ANNA.id,
      { source, filename: 'план.bin' },
      { caption: '<b>Plan</b>', parse_mode: 'HTML', reply_parameters: { message_id: 1 } },
    );
    expect(sent).toMatchObject({
      caption: 'Plan',
      caption_entities: [{ type: 'bold', offset: 0, length: 4 }],
      document: { file_name: 'план.bin', file_size: 6 },
    });
    expect(sim.fileContent(sent.document.file_id)).toEqual(new Uint8Array(source));
    expect(sim.calls('sendDocument')[0]?.payload).toMatchObject({
      document: { fileName: 'план.bin', size: 6 },
    });
    await bot.sendDocument(ANNA.id, sent.document.file_id);
    expect(last(ANNA.id)).toMatchObject({ kind: 'document', fileName: 'план.bin', text: '' });
    await expect(bot.sendPhoto(ANNA.id, sent.document.file_id)).rejects.toMatchObject(
      fault(400, "Bad Request: can't use file of type Document as Photo"),
    );
  });

  test.each(['photo', 'voice', 'audio', 'video', 'video_note', 'sticker', 'animation'])(
    'a %s is sent as one',
    async (kind) => {
      const file = { source: Buffer.from('bytes') };
      const sends: Record<string, () => Promise<unknown>> = {
        photo: () => bot.sendPhoto(ANNA.id, file),
        voice: () => bot.sendVoice(ANNA.id, file),
        audio: () => bot.sendAudio(ANNA.id, file),
        video: () => bot.sendVideo(ANNA.id, file),
        video_note: () => bot.sendVideoNote(ANNA.id, file),
        sticker: () => bot.sendSticker(ANNA.id, file),
        animation: () => bot.sendAnimation(ANNA.id, file),
      };
      expect(await sends[kind]?.()).toHaveProperty(kind);
      expect(last(ANNA.id)?.kind).toBe(kind);
    },
  );

  test('an album arrives as messages of one group', async () => {
    const album = await bot.sendMediaGroup(ANNA.id, [
      { type: 'photo', media: { source: Buffer.from('1') }, caption: 'two of them' },
      { type: 'photo', media: { source: Buffer.from('2') } },
    ]);
    expect(album).toHaveLength(2);
    const [first, second] = sim.chat(ANNA.id).slice(-2);
    expect(first).toMatchObject({ kind: 'photo', text: 'two of them' });
    expect(second?.mediaGroupId).toBe(first?.mediaGroupId);
    expect(sim.fileContent(second?.fileId ?? '')).toEqual(new TextEncoder().encode('2'));
  });
});

describe('people', () => {
  test('what a person writes becomes an update with command entities and the message replied to', async () => {
    sim.say(ANNA.id, '/start SPRING');
    const { message_id: id } = await bot.sendMessage(ANNA.id, 'Welcome');
    sim.say(ANNA.id, { text: 'see https://example.com #wifi', replyToMessageId: id });
    sim.edit(ANNA.id, 3, 'better');
    const updates = await bot.getUpdates(0, 100, 0, undefined);
    expect(updates).toMatchObject([
      {
        message: {
          message_id: 1,
          from: { id: ANNA.id, language_code: 'ru' },
          entities: [{ type: 'bot_command', offset: 0, length: 6 }],
        },
      },
      {
        message: {
          reply_to_message: { message_id: id, text: 'Welcome' },
          entities: [{ type: 'url' }, { type: 'hashtag' }],
        },
      },
      { edited_message: { message_id: 3, text: 'better', edit_date: expect.any(Number) } },
    ]);
    const ids = updates.map(({ update_id: updateId }) => updateId);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(() => sim.edit(ANNA.id, id, 'not mine')).toThrow('not written by');
  });

  test('a press makes a callback query, and its answer is seen', async () => {
    const { message_id: id } = await bot.sendMessage(GROUP, 'Card', {
      reply_markup: { inline_keyboard: [[{ text: 'Take', callback_data: 'take:42' }]] },
    });
    expect(() => sim.press(MAX.id, GROUP, id, 'Leave')).toThrow('has no button "Leave"');
    expect(() => sim.press(ANNA.id, GROUP, id, 'Take')).toThrow('is not in chat');
    const query = sim.press(MAX.id, GROUP, id, 'Take');
    expect(sim.updates().at(-1)).toMatchObject({
      callback_query: {
        id: query,
        data: 'take:42',
        from: { id: MAX.id },
        message: { text: 'Card' },
      },
    });
    expect(sim.callbackAnswer(query)).toBeUndefined();
    await bot.answerCbQuery(query, 'Yours', { show_alert: true });
    expect(sim.callbackAnswer(query)).toEqual({ text: 'Yours', showAlert: true });
    await expect(bot.answerCbQuery('77')).rejects.toMatchObject({
      code: 400,
      description: expect.stringContaining('query is too old and response timeout expired'),
    });
  });

  test('groups know their members, can throw the bot out and become supergroups', async () => {
    expect(await bot.getChatMember(GROUP, MAX.id)).toMatchObject({ status: 'creator' });
    expect(await bot.getChatMember(GROUP, ANNA.id)).toMatchObject({ status: 'left' });
    expect(await bot.getChat(GROUP)).toMatchObject({ type: 'group', title: 'Agents' });
    const supergroup = -1_000_000_000_777;
    sim.trouble.migrate(GROUP, supergroup);
    await expect(bot.sendMessage(GROUP, 'x')).rejects.toMatchObject({
      code: 400,
      parameters: { migrate_to_chat_id: supergroup },
    });
    expect((await bot.sendMessage(supergroup, 'x')).chat).toMatchObject({ type: 'supergroup' });
    sim.trouble.kick(supergroup);
    await expect(bot.sendMessage(supergroup, 'x')).rejects.toMatchObject(
      fault(403, 'Forbidden: bot was kicked from the supergroup chat'),
    );
  });

  test('listeners hear of changes until they leave', async () => {
    let heard = 0;
    const leave = sim.onChange(() => {
      heard += 1;
    });
    sim.say(ANNA.id, 'one');
    sim.say(ANNA.id, 'two');
    await until(() => heard > 0);
    expect(heard).toBe(1);
    leave();
    sim.say(ANNA.id, 'three');
    await bot.sendMessage(ANNA.id, 'four');
    expect(heard).toBe(1);
  });
});

describe('polling', () => {
  test('offsets confirm, limits and negative offsets count, a repeat comes once more', async () => {
    for (const text of ['1', '2', '3', '4']) sim.say(ANNA.id, text);
    const [first, second] = await bot.getUpdates(0, 2, 0, undefined);
    expect(sim.pendingUpdates()).toBe(4);
    await bot.getUpdates(0, 1, behind(second), undefined);
    expect(sim.pendingUpdates()).toBe(2);
    const [fourth] = await bot.getUpdates(0, 100, -1, undefined);
    expect(fourth).toMatchObject({ message: { text: '4' } });
    sim.redeliver(first?.update_id ?? 0);
    const rest = await bot.getUpdates(0, 100, behind(fourth), undefined);
    expect(rest).toEqual([first]);
    expect(await bot.getUpdates(0, 100, behind(fourth), undefined)).toEqual([]);
  });

  test('a poll waits for an update; another poll ends it with a conflict', async () => {
    const polls = (): number => sim.calls('getUpdates').length;
    const waiting = bot.getUpdates(30, 100, 0, undefined);
    await until(() => polls() === 1);
    sim.say(ANNA.id, 'first of an album');
    sim.say(ANNA.id, 'second of an album');
    const got = await waiting;
    expect(got).toHaveLength(2);
    const losing = bot.getUpdates(30, 100, behind(got[1]), undefined);
    const lost = expect(losing).rejects.toMatchObject({
      code: 409,
      description: expect.stringContaining('Conflict: terminated by other getUpdates request'),
    });
    await until(() => polls() === 2);
    expect(await bot.getUpdates(0, 100, 0, undefined)).toEqual([]);
    await lost;
  });

  test('unwanted types of updates are not made', async () => {
    await bot.getUpdates(0, 100, 0, ['message']);
    const { messageId } = sim.say(ANNA.id, 'x');
    sim.edit(ANNA.id, messageId, 'y');
    expect(sim.updates()).toHaveLength(1);
  });

  test('an unchanged Telegraf runs on it', async () => {
    const app = new Telegraf(TOKEN, { telegram: { apiRoot: url } });
    app.start((ctx) =>
      ctx.reply(`Hello ${ctx.from.first_name} ${ctx.payload}`, {
        reply_markup: { inline_keyboard: [[{ text: 'Hi', callback_data: 'hi' }]] },
      }),
    );
    app.action('hi', (ctx) => ctx.answerCbQuery('Hi back'));
    const running = app.launch();
    endings.push(async () => {
      app.stop();
      await running;
    });
    sim.say(ANNA.id, '/start SPRING');
    await until(() => sim.chat(ANNA.id).length === 2);
    expect(last(ANNA.id)?.text).toBe('Hello Anna SPRING');
    const query = sim.press(ANNA.id, ANNA.id, 2, 'Hi');
    await until(() => sim.callbackAnswer(query) !== undefined);
    expect(sim.callbackAnswer(query)).toEqual({ text: 'Hi back', showAlert: false });
    await until(() => sim.pendingUpdates() === 0);
  });
});

describe('webhook', () => {
  type Posted = { update_id: number; message: { text: string; chat: { id: number } } };
  type Hook = { url: string; bodies: Posted[]; secrets: unknown[]; server: Server };

  async function hook(answer: (body: Posted) => number | object = () => 200): Promise<Hook> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as Posted;
        made.bodies.push(body);
        made.secrets.push(request.headers['x-telegram-bot-api-secret-token']);
        const answered = answer(body);
        if (typeof answered === 'number') response.writeHead(answered).end();
        else response.end(JSON.stringify(answered));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const made: Hook = { url: `http://127.0.0.1:${port}/`, bodies: [], secrets: [], server };
    endings.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return made;
  }

  const texts = (made: Hook): string[] => made.bodies.map((body) => body.message.text);

  test('updates arrive in order with the secret, also those from before', async () => {
    const { url: target, ...made } = await hook();
    sim.say(ANNA.id, '1');
    await bot.setWebhook(target, { secret_token: 'sesame' });
    sim.say(ANNA.id, '2');
    sim.say(ANNA.id, '3');
    await until(() => sim.pendingUpdates() === 0);
    expect(texts({ url: target, ...made })).toEqual(['1', '2', '3']);
    expect(made.secrets).toEqual(['sesame', 'sesame', 'sesame']);
    sim.redeliver(made.bodies[0]?.update_id ?? 0);
    await until(() => made.bodies.length === 4);
    expect(made.bodies[3]).toEqual(made.bodies[0]);
    await expect(bot.getUpdates(0, 100, 0, undefined)).rejects.toMatchObject({ code: 409 });
    await bot.deleteWebhook();
    sim.say(ANNA.id, '4');
    expect(await bot.getUpdates(0, 100, 0, undefined)).toHaveLength(1);
  });

  test('a refused update is repeated in its chat while other chats go on', async () => {
    let refused = 0;
    const made = await hook((body) => {
      if (body.message.text !== 'bad' || refused >= 2) return 200;
      refused += 1;
      return 500;
    });
    await bot.setWebhook(made.url);
    sim.say(ANNA.id, 'bad');
    sim.say(ANNA.id, 'after bad');
    sim.say(MAX.id, 'elsewhere');
    await until(() => sim.pendingUpdates() === 0);
    const order = texts(made);
    expect(order.filter((text) => text !== 'elsewhere')).toEqual([
      'bad',
      'bad',
      'bad',
      'after bad',
    ]);
    expect(order.indexOf('elsewhere')).toBeLessThan(order.lastIndexOf('bad'));
    expect(await bot.getWebhookInfo()).toMatchObject({
      url: made.url,
      pending_update_count: 0,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    });
  });

  test('a method in the answer is run', async () => {
    const made = await hook((body) => ({
      method: 'sendMessage',
      chat_id: body.message.chat.id,
      text: 'from the answer',
    }));
    await bot.setWebhook(made.url);
    sim.say(ANNA.id, 'x');
    await until(() => sim.chat(ANNA.id).length === 2);
    expect(last(ANNA.id)).toMatchObject({ from: 'bot', text: 'from the answer' });
  });

  test('what was not delivered before a restart is delivered after it', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'telegram-'));
    endings.push(() => rm(directory, { recursive: true }));
    const stateFile = join(directory, 'telegram.json');
    const before = createTelegramServer({ token: TOKEN, stateFile });
    const made = await hook(() => (made.bodies.length < 2 ? 503 : 200));
    await telegram(await before.listen()).setWebhook(made.url);
    before.addPerson(ANNA);
    before.say(ANNA.id, 'patience');
    await until(() => made.bodies.length === 1);
    await before.close();
    const restarted = createTelegramServer({ token: TOKEN, stateFile });
    endings.push(() => restarted.close());
    await restarted.listen();
    await until(() => restarted.pendingUpdates() === 0);
    expect(made.bodies[1]).toEqual(made.bodies[0]);
  });

  test('foreign http and odd secrets are refused', async () => {
    await expect(bot.setWebhook('http://example.com/x')).rejects.toMatchObject(
      fault(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook'),
    );
    await expect(
      bot.setWebhook('https://example.com/x', { secret_token: 'a b' }),
    ).rejects.toMatchObject(fault(400, 'Bad Request: secret token contains unallowed characters'));
  });
});

describe('trouble', () => {
  beforeEach(() => {
    sim.say(ANNA.id, 'hi');
  });

  test('asked-for errors come as often as asked, and act not', async () => {
    const error = { code: 429, description: 'Too Many Requests: retry after 3', retryAfter: 3 };
    sim.trouble.failNext('sendMessage', error, 2);
    for (const _ of [1, 2]) {
      await expect(bot.sendMessage(ANNA.id, 'x')).rejects.toMatchObject({
        code: 429,
        parameters: { retry_after: 3 },
      });
    }
    expect(sim.chat(ANNA.id)).toHaveLength(1);
    await bot.sendMessage(ANNA.id, 'x');
    expect(sim.chat(ANNA.id)).toHaveLength(2);
  });

  test('a lost answer has acted', async () => {
    sim.trouble.loseAnswer('sendMessage');
    await expect(bot.sendMessage(ANNA.id, 'lost')).rejects.toMatchObject({ name: 'FetchError' });
    expect(last(ANNA.id)?.text).toBe('lost');
    await bot.sendMessage(ANNA.id, 'answered');
  });

  test('while down nothing acts and polls under way are cut', async () => {
    const [first] = await bot.getUpdates(0, 100, 0, undefined);
    const poll = bot.getUpdates(30, 100, behind(first), undefined);
    const cut = expect(poll).rejects.toMatchObject({ name: 'FetchError' });
    await until(() => sim.calls('getUpdates').length === 2);
    sim.trouble.down(true);
    await cut;
    await expect(bot.sendMessage(ANNA.id, 'x')).rejects.toMatchObject({ name: 'FetchError' });
    sim.trouble.down(false);
    expect(sim.chat(ANNA.id)).toHaveLength(1);
    await bot.sendMessage(ANNA.id, 'up again');
  });
});

describe('state', () => {
  test('all is kept across a restart', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'telegram-'));
    endings.push(() => rm(directory, { recursive: true }));
    const stateFile = join(directory, 'deep', 'telegram.json');
    const before = createTelegramServer({ token: TOKEN, stateFile });
    const first = telegram(await before.listen());
    before.addPerson(ANNA);
    before.say(ANNA.id, { text: 'x', extra: before.attach('photo', { content: 'pixels' }) });
    await first.sendMessage(ANNA.id, 'kept');
    await first.setMyCommands([{ command: 'my', description: 'Mine' }]);
    await before.close();
    expect(JSON.parse(await readFile(stateFile, 'utf8'))).toMatchObject({ version: 1 });

    const after = createTelegramServer({ token: TOKEN, stateFile });
    endings.push(() => after.close());
    const second = telegram(await after.listen());
    expect(after.people()).toEqual([ANNA]);
    expect(after.chat(ANNA.id)).toEqual(before.chat(ANNA.id));
    expect(after.commands()).toEqual([{ command: 'my', description: 'Mine' }]);
    expect(after.pendingUpdates()).toBe(1);
    expect((await second.sendMessage(ANNA.id, 'next')).message_id).toBe(3);
    const [photo] = after.chat(ANNA.id);
    const link = await second.getFileLink(photo?.fileId ?? '');
    expect(await (await fetch(link)).text()).toBe('pixels');
  });
});
