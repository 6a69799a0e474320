import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PageState } from '../../src/sandbox/page-state.ts';
import { serveSandbox, type ServedSandbox } from './serve-sandbox.ts';

const HTML = '<script>document.title = 1</script>';

type Bytes = string | Uint8Array<ArrayBuffer>;

let desk: ServedSandbox;
let tom: number;
let lena: string;

beforeAll(async () => {
  desk = await serveSandbox();
  tom = desk.sandbox.cast.organizers[0]?.id ?? 0;
  lena = String(desk.sandbox.cast.agents[0]?.todoistId);
  await desk.act('start', { person: tom });
});

afterAll(() => desk.stop());

const post = (name: string, type: string, body: Bytes, headers: Record<string, string> = {}) =>
  fetch(`${desk.origin}/sandbox/uploads?${String(new URLSearchParams({ name, type }))}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body,
  });

async function upload(name: string, type: string, body: Bytes): Promise<string> {
  const answer = (await (await post(name, type, body)).json()) as { upload: string };
  return answer.upload;
}

const chat = () => desk.sandbox.telegram.chat(tom);
const served = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${desk.origin}/sandbox/${path}`, { headers });

describe('an organizer sends files', () => {
  test('pictures as an album, in order, the words once; the bot can download them', async () => {
    const [one, two] = [
      await upload('1.png', 'image/png', 'one'),
      await upload('2.png', '', 'two'),
    ];
    const files = [
      { upload: one, kind: 'photo' },
      { upload: two, kind: 'photo' },
    ];
    const before = chat().length;
    expect((await desk.act('send-files', { person: tom, text: 'Hall B', files })).status).toBe(200);

    const sent = chat().slice(before);
    expect(sent.map(({ kind, text }) => [kind, text])).toEqual([
      ['photo', 'Hall B'],
      ['photo', ''],
    ]);
    expect(new Set(sent.map(({ mediaGroupId }) => mediaGroupId)).size).toBe(1);
    expect(sent[0]?.mediaGroupId).toEqual(expect.any(String));
    const bytes = await served(`files/telegram/${sent[1]?.fileId}`);
    expect(await bytes.text()).toBe('two');
    expect((await desk.act('send-files', { person: tom, files })).status).toBe(404);
  });

  test.each([
    ['voice', 'voice.ogg', 'audio/ogg'],
    ['audio', 'song.mp3', 'audio/mpeg'],
    ['video', 'hall.mp4', 'video/mp4'],
    ['video_note', 'me.mp4', 'video/mp4'],
    ['sticker', 'ok.webp', 'image/webp'],
    ['animation', 'fun.gif', 'image/gif'],
  ])('a %s is shown as what it is', async (kind, name, type) => {
    const files = [{ upload: await upload(name, type, 'bytes'), kind }];
    await desk.act('send-files', { person: tom, files });
    const message = chat().at(-1);
    expect(message?.kind).toBe(kind);
    const response = await served(`files/telegram/${message?.fileId}`);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-disposition')).toBeNull();
  });

  test('documents and pictures are not one album; words go before a sticker', async () => {
    const files = [];
    for (const kind of ['photo', 'document', 'document']) {
      files.push({ upload: await upload('a.png', 'image/png', 'a'), kind });
    }
    const before = chat().length;
    await desk.act('send-files', { person: tom, files });
    const [photo, ...documents] = chat().slice(before);
    expect(photo?.mediaGroupId).toBeUndefined();
    expect(new Set(documents.map(({ mediaGroupId }) => mediaGroupId)).size).toBe(1);

    const sticker = [{ upload: await upload('s.webp', 'image/webp', 's'), kind: 'sticker' }];
    await desk.act('send-files', { person: tom, text: 'Thanks', files: sticker });
    expect(chat().slice(-2)).toMatchObject([{ kind: 'text', text: 'Thanks' }, { kind: 'sticker' }]);
  });

  test('a place and a phone number', async () => {
    await desk.act('send-location', { person: tom });
    await desk.act('send-contact', { person: tom });
    expect(chat().slice(-2)).toMatchObject([{ kind: 'location' }, { kind: 'contact' }]);
  });

  test('what Telegram would not take is refused in its words', async () => {
    const big = await upload('big.png', 'image/png', new Uint8Array(11 * 1024 * 1024));
    const answer = await desk.act('send-files', {
      person: tom,
      files: [{ upload: big, kind: 'photo' }],
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('too big for a photo') },
    });
  });
});

describe('an agent attaches a file', () => {
  const attach = async (name: string, type: string, body: Bytes) => {
    const task = await desk.addTask(`#1 ${name}`);
    const id = await upload(name, type, body);
    await desk.act('comment-file', { actor: lena, task, text: 'See', upload: id });
    const state = (await (await served('state')).json()) as PageState;
    const [comment] = state.tasks.find((one) => one.id === task)?.comments ?? [];
    return { task, comment };
  };

  test('to a comment, which Todoist serves to the bot, and the page to people', async () => {
    const { task, comment } = await attach('plan.png', 'image/png', 'a plan');
    expect(comment).toMatchObject({
      content: 'See',
      attachment: { kind: 'image', name: 'plan.png', size: 6 },
    });
    const shown = await served(comment?.attachment?.url ?? '');
    expect([shown.headers.get('content-type'), await shown.text()]).toEqual([
      'image/png',
      'a plan',
    ]);

    const [note] = desk.sandbox.todoist.comments(task);
    const bytes = await fetch(String(note?.attachment?.file_url), {
      headers: { authorization: `Bearer ${desk.sandbox.todoistToken}` },
    });
    expect(await bytes.text()).toBe('a plan');
  });

  test('of a foreign host, which stays a link', async () => {
    const task = await desk.addTask('#2 Slides');
    const url = 'https://files.example/slides.pdf';
    desk.sandbox.todoist.comment(lena, task, '', { resource_type: 'file', file_url: url });
    const state = (await (await served('state')).json()) as PageState;
    expect(state.tasks.find(({ id }) => id === task)?.comments[0]?.attachment).toEqual({
      kind: 'file',
      name: url,
      size: null,
      url,
    });
  });
});

describe('what is served', () => {
  const asDocument = async (name: string, type: string) => {
    const files = [{ upload: await upload(name, type, HTML), kind: 'document' }];
    await desk.act('send-files', { person: tom, files });
    return served(`files/telegram/${chat().at(-1)?.fileId}`);
  };

  test.each([
    ['page.html', 'text/html'],
    ['drawing.svg', 'image/svg+xml'],
    ['feed.xml', 'application/xml'],
    ['odd"name.html', 'image/png; text/html'],
  ])('%s is a download that no browser runs', async (name, type) => {
    const { headers } = await asDocument(name, type);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename=/);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  test('in parts, as players ask for it', async () => {
    const files = [{ upload: await upload('v.mp4', 'video/mp4', '0123456789'), kind: 'video' }];
    await desk.act('send-files', { person: tom, files });
    const part = await served(`files/telegram/${chat().at(-1)?.fileId}`, { range: 'bytes=2-4' });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      'bytes 2-4/10',
      '234',
    ]);
  });

  test('nothing where there is no such file', async () => {
    for (const path of ['telegram/none', 'todoist/none/a.png', 'todoist/..%2Ftodoist.json/a.png']) {
      expect((await served(`files/${path}`)).status).toBe(404);
    }
  });
});

describe('an upload', () => {
  test('above the limit is refused by its size', async () => {
    const response = await post('film.mp4', 'video/mp4', new Uint8Array(60 * 1024 * 1024 + 1));
    expect([response.status, await response.json()]).toEqual([
      413,
      { error: 'The sandbox takes files of up to 60 MB.' },
    ]);
  });

  test('of a foreign site, or one that a form could send, is refused', async () => {
    expect((await post('a', '', 'a', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post('a', '', 'a', { 'content-type': 'text/plain' })).status).toBe(415);
  });
});
