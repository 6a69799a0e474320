import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { LocalFile, TelegramFile } from '../../src/domain/files.ts';
import type { Messenger } from '../../src/domain/ports.ts';
import { freePort } from '../../src/embedded/ports.ts';
import { createTelegramServer, type TelegramServer } from '../../src/sandbox/telegram-server.ts';
import { connectTelegram } from '../../src/telegram/connection.ts';
import { createMessenger } from '../../src/telegram/messenger.ts';

const TOKEN = '1000001:test';
const ANNA = 5001;
const MEGABYTE = 1024 * 1024;

let telegram: TelegramServer;
let messenger: Messenger;
let folder: string;

beforeAll(async () => {
  telegram = createTelegramServer({ token: TOKEN });
  telegram.addPerson({ id: ANNA, firstName: 'Anna' });
  messenger = connect(await telegram.listen());
  telegram.say(ANNA, 'Hello');
});

afterAll(() => telegram.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'messenger-'));
});

afterEach(() => rm(folder, { recursive: true }));

function connect(apiRoot: string): Messenger {
  return createMessenger(connectTelegram({ token: TOKEN, apiRoot }).telegram);
}

/** What the organizer sees of a message; undefined where it is gone. */
const shown = (messageId: number) =>
  telegram.chat(ANNA).find((message) => message.messageId === messageId);

async function onDisk(name: string, mime: string, bytes: Uint8Array): Promise<LocalFile> {
  const path = join(folder, 'local');
  await writeFile(path, bytes);
  return { path, name, mime, size: bytes.length };
}

describe('a file is sent', () => {
  test.each([
    ['image/jpeg', 'photo'],
    ['image/png', 'photo'],
    ['image/webp', 'photo'],
    ['image/gif', 'animation'],
    ['video/mp4', 'video'],
    ['audio/mpeg', 'audio'],
    ['audio/x-m4a', 'audio'],
    ['audio/ogg; codecs=opus', 'voice'],
    ['application/pdf', 'document'],
    ['text/html', 'document'],
  ])('as what it is: %s as %s', async (mime, kind) => {
    const file = await onDisk('file "one"\nтри.bin', mime, randomBytes(2_000));
    const { messageId } = await messenger.sendFile({ chatId: ANNA, file, caption: '<b>Lena</b>' });

    const message = shown(messageId);
    expect(message).toMatchObject({ kind, text: 'Lena' });
    const sent = telegram.fileContent(message?.fileId ?? '');
    expect(Buffer.from(sent ?? [])).toEqual(await readFile(file.path));
  });

  test('under its own name, whatever is in that', async () => {
    const file = await onDisk('file "one"; три.pdf', 'application/pdf', randomBytes(10));
    const { messageId } = await messenger.sendFile({ chatId: ANNA, file });
    expect(shown(messageId)?.fileName).toBe('file "one"; три.pdf');
  });

  test('as a document where Telegram does not take it as a photo', async () => {
    const file = await onDisk('narrow.png', 'image/png', randomBytes(100));
    telegram.trouble.failNext('sendPhoto', {
      code: 400,
      description: 'Bad Request: PHOTO_INVALID_DIMENSIONS',
    });
    const { messageId } = await messenger.sendFile({ chatId: ANNA, file });
    expect(shown(messageId)).toMatchObject({ kind: 'document' });
  });

  test('as a document where it is too large for a photo', async () => {
    const file = await onDisk('large.png', 'image/png', new Uint8Array(11 * MEGABYTE));
    const { messageId } = await messenger.sendFile({ chatId: ANNA, file });
    expect(shown(messageId)).toMatchObject({ kind: 'document' });
  });

  test('once where its answer says that the chat is gone', async () => {
    const file = await onDisk('one.png', 'image/png', randomBytes(100));
    const description = 'Bad Request: chat not found';
    telegram.trouble.failNext('sendPhoto', { code: 400, description });
    const sending = messenger.sendFile({ chatId: ANNA, file });
    await expect(sending).rejects.toMatchObject({ name: 'Refused', reason: 'chat-not-found' });
  });

  test('with a plain caption where Telegram cannot read the other', async () => {
    const file = await onDisk('one.pdf', 'application/pdf', randomBytes(100));
    const message = { chatId: ANNA, file, caption: '<b>Lena', plainCaption: 'Lena <3' };
    const { messageId } = await messenger.sendFile(message);
    expect(shown(messageId)).toMatchObject({ text: 'Lena <3' });
  });

  test('not at all above 50 MB, nor where Telegram says that it is too large', async () => {
    const file = await onDisk('one.bin', 'application/octet-stream', randomBytes(100));
    const tooLarge = { name: 'Refused', reason: 'file-too-large' };
    await truncate(file.path, 51 * MEGABYTE);
    const before = telegram.calls('sendDocument').length;
    const over = messenger.sendFile({ chatId: ANNA, file: { ...file, size: 51 * MEGABYTE } });
    await expect(over).rejects.toMatchObject(tooLarge);
    expect(telegram.calls('sendDocument')).toHaveLength(before);

    telegram.trouble.failNext('sendDocument', {
      code: 413,
      description: 'Request Entity Too Large',
    });
    await truncate(file.path, 100);
    await expect(messenger.sendFile({ chatId: ANNA, file })).rejects.toMatchObject(tooLarge);
  });

  test('again later where Telegram is down, or nobody answers', async () => {
    const file = await onDisk('one.bin', 'application/octet-stream', randomBytes(100));
    telegram.trouble.failNext('sendDocument', { code: 502, description: 'Bad Gateway' });
    const failing = messenger.sendFile({ chatId: ANNA, file });
    await expect(failing).rejects.toMatchObject({ code: 502 });

    const nobody = connect(`http://127.0.0.1:${await freePort()}`).sendFile({ chatId: ANNA, file });
    await expect(nobody).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('a file is fetched', () => {
  function sent(bytes: Uint8Array, size?: number): TelegramFile {
    const file = { content: bytes, fileName: 'plan.pdf', ...(size !== undefined && { size }) };
    const { document } = telegram.attach('document', file) as { document: { file_id: string } };
    return {
      kind: 'document',
      fileId: document.file_id,
      name: 'plan.pdf',
      mime: 'application/pdf',
      size: null,
      label: '[file]',
    };
  }
  const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

  test('as it was sent, up to 20 MB', async () => {
    const bytes = new Uint8Array(randomBytes(20 * MEGABYTE));
    const local = await messenger.fetchFile(sent(bytes), folder);
    expect(local).toMatchObject({ name: 'plan.pdf', mime: 'application/pdf', size: bytes.length });
    expect(digest(await readFile(local.path))).toBe(digest(bytes));
  });

  test.each([
    ['Telegram says so', () => sent(randomBytes(10), 21 * MEGABYTE)],
    ['its message said so', () => ({ ...sent(randomBytes(10)), size: 21 * MEGABYTE })],
  ])('not above 20 MB, where %s', async (_, file) => {
    const fetching = messenger.fetchFile(file(), folder);
    await expect(fetching).rejects.toMatchObject({ name: 'Refused', reason: 'file-too-large' });
  });

  test('after a while where Telegram cannot give it at the moment', async () => {
    const description = 'Bad Request: wrong file_id or the file is temporarily unavailable';
    telegram.trouble.failNext('getFile', { code: 400, description });
    const local = await messenger.fetchFile(sent(randomBytes(10)), folder);
    expect(local.size).toBe(10);
  });

  test('not where there is none', async () => {
    const unknown = { ...sent(randomBytes(10)), fileId: 'none' };
    const fetching = messenger.fetchFile(unknown, folder);
    await expect(fetching).rejects.toMatchObject({ name: 'Refused', reason: 'file-gone' });
  });
});

describe("a file's address, which holds the token", () => {
  let server: Server;
  let apiRoot: string;
  /** What the server says of where the file is, and answers when it is asked for. */
  let place: { path: string; status: number };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const isAsked = request.url?.includes('/getFile');
      response.statusCode = isAsked ? 200 : place.status;
      const result = { file_id: 'f', file_unique_id: 'u', file_path: place.path };
      response.end(isAsked ? JSON.stringify({ ok: true, result }) : 'x');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => void server.close());

  const file: TelegramFile = {
    kind: 'document',
    fileId: 'f',
    name: 'plan.pdf',
    mime: null,
    size: null,
    label: '[file]',
  };

  test.each([
    ['of a server in trouble', { path: 'documents/1.pdf', status: 500 }, 'it answered 500'],
    ['of a redirect', { path: 'documents/1.pdf', status: 302 }, 'unexpected redirect'],
    ['of what is not there', { path: 'documents/1.pdf', status: 404 }, 'no such file'],
    ["of the server's own disk", { path: '/var/lib/1.pdf', status: 200 }, '--local'],
  ])('is in no error %s', async (_, at, said) => {
    place = at;
    const error: unknown = await connect(apiRoot)
      .fetchFile(file, folder)
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ message: expect.stringContaining(said) });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(TOKEN);
  });
});

describe('a message', () => {
  test('is taken away', async () => {
    const { messageId } = await messenger.send({ chatId: ANNA, html: 'Oops' });
    await messenger.withdraw({ chatId: ANNA, messageId, instead: '<i>Withdrawn</i>' });
    expect(shown(messageId)).toBeUndefined();
    // Gone is no error.
    await messenger.withdraw({ chatId: ANNA, messageId, instead: '<i>Withdrawn</i>' });
  });

  test.each([
    ['text', async () => messenger.send({ chatId: ANNA, html: 'Oops' })],
    [
      'caption',
      async () => {
        const file = await onDisk('one.pdf', 'application/pdf', randomBytes(10));
        return messenger.sendFile({ chatId: ANNA, file, caption: 'Oops' });
      },
    ],
  ])('that is too old to be deleted says so in its %s', async (_, send) => {
    const { messageId } = await send();
    const description = "Bad Request: message can't be deleted for everyone";
    telegram.trouble.failNext('deleteMessage', { code: 400, description });
    await messenger.withdraw({ chatId: ANNA, messageId, instead: '<i>Withdrawn</i>' });
    expect(shown(messageId)).toMatchObject({ text: 'Withdrawn' });
  });

  test('is sent, and changed, in plain words where Telegram cannot read the others', async () => {
    const said = { html: '<b>2 < 3', plain: '2 < 3' };
    const { messageId } = await messenger.send({ chatId: ANNA, ...said });
    expect(shown(messageId)).toMatchObject({ text: '2 < 3' });
    await messenger.edit({ chatId: ANNA, messageId, html: '<i>3 <', plain: '3 <' });
    expect(shown(messageId)).toMatchObject({ text: '3 <' });

    const without = messenger.send({ chatId: ANNA, html: '<b>2 < 3' });
    await expect(without).rejects.toMatchObject({ reason: 'refused-by-telegram' });
  });

  test('that says so already, or is gone, takes a change and a reaction as done', async () => {
    const { messageId } = await messenger.send({ chatId: ANNA, html: 'Same' });
    await messenger.edit({ chatId: ANNA, messageId, html: 'Same' });
    await messenger.withdraw({ chatId: ANNA, messageId, instead: '' });
    await messenger.edit({ chatId: ANNA, messageId, html: 'Other' });
    await messenger.editCaption({ chatId: ANNA, messageId, html: 'Other' });
    await messenger.react({ chatId: ANNA, messageId, emoji: '👌' });
    expect(shown(messageId)).toBeUndefined();
  });

  test("of a file takes its caption's change", async () => {
    const file = await onDisk('one.pdf', 'application/pdf', randomBytes(10));
    const { messageId } = await messenger.sendFile({ chatId: ANNA, file, caption: 'One' });
    await messenger.editCaption({ chatId: ANNA, messageId, html: '<b>Two</b>' });
    expect(shown(messageId)).toMatchObject({ text: 'Two' });
  });

  test("to a group that moved is answered with its chat's new id", async () => {
    telegram.addGroup({ id: -4001, title: 'Agents', members: [ANNA] });
    telegram.trouble.migrate(-4001, -1_001_000_004_001);
    const sending = messenger.send({ chatId: -4001, html: 'Hello' });
    await expect(sending).rejects.toMatchObject({ name: 'ChatMoved', chatId: -1_001_000_004_001 });
  });
});
