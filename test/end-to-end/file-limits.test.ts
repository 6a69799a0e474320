import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import type { SimMessage } from '../../src/sandbox/telegram-server.ts';
import { newBytes, sendsFile } from '../support/carried-files.ts';
import { deliveryOf, type Counts } from '../support/delivery.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { openGate, type Gate } from '../support/gate.ts';
import { newOrganizer } from '../support/organizer.ts';
import { until } from '../support/until.ts';

const MEGABYTE = 1024 * 1024;

let desk: TestDesk;
/** The way to Todoist. */
let gate: Gate;
beforeAll(async () => {
  desk = await openDesk({
    telegramMode: 'webhook',
    through: {
      todoist: async (origin) => {
        gate = await openGate(origin);
        return gate.origin;
      },
    },
  });
  await desk.openEvent();
  // The plan of the account takes 10 MB; of all else that is asked for, the simulator knows.
  gate.meet('/api/v1/sync', async (request, response, pass) => {
    const body = await buffer(request);
    if (!body.includes('user_plan_limits')) return pass(body);
    response.end(JSON.stringify({ user_plan_limits: { current: { upload_limit_mb: 10 } } }));
  });
});
afterAll(async () => {
  await desk.close();
  await gate.end();
});

const refuseUploads = (status: number) => {
  desk.todoist.trouble.failNext({ path: '/uploads' }, { status, tag: 'UPLOAD_LIMIT_REACHED' });
};

/** A file that Telegram does not tell the size of. */
function sendsUntold(id: number, caption: string, name: string): SimMessage {
  const { document } = desk.telegram.attach('document', {
    content: 'x',
    fileName: name,
    size: 20 * MEGABYTE + 1,
  });
  const untold = { ...(document as object), file_size: undefined };
  return desk.telegram.say(id, { text: caption, extra: { document: untold } });
}

test.each([
  [
    'Telegram says that it has over 20 MB',
    (id: number, caption: string, fileName: string) => {
      const size = 20 * MEGABYTE + 1;
      sendsFile(desk.telegram, id, { kind: 'document', content: 'x', fileName, size, caption });
    },
  ],
  ['Telegram does not say how large it is, and does not give it', sendsUntold],
  [
    'the plan of the Todoist account takes no such file',
    (id: number, caption: string, fileName: string) => {
      const content = newBytes(10 * MEGABYTE + 1);
      sendsFile(desk.telegram, id, { kind: 'document', content, fileName, caption });
    },
  ],
  [
    'Todoist answers 413',
    (id: number, caption: string, fileName: string) => {
      refuseUploads(413);
      sendsFile(desk.telegram, id, { kind: 'document', content: 'x', fileName, caption });
    },
  ],
  [
    'Todoist answers 400',
    (id: number, caption: string, fileName: string) => {
      refuseUploads(400);
      sendsFile(desk.telegram, id, { kind: 'document', content: 'x', fileName, caption });
    },
  ],
])(
  'where %s, the words go on, the sender is told which file stayed behind, and what follows is not held back',
  async (_, send) => {
    const before = (await deliveryOf(desk)).in;
    const olga = await newOrganizer(desk, 'Olga');
    send(olga.id, 'The plan of hall B', 'plan.pdf');
    const later = olga.say('So I tell you');
    await olga.delivered(later);
    const refusal = await olga.hears('plan.pdf could not be passed on: it is too large');

    const { number = 0, todoistTaskId } = (await desk.tickets()).at(-1) ?? {};
    const comments = desk.todoist.comments(todoistTaskId ?? '');
    expect(comments.map(({ content, attachment }) => [content, attachment])).toEqual([
      [`**${olga.name}:**\n⚠️ The file plan.pdf could not be passed on.`, undefined],
      [`**${olga.name}:** So I tell you`, undefined],
    ]);
    expect(desk.todoist.task(todoistTaskId ?? '')).toMatchObject({
      content: `#${number} The plan of hall B`,
      description: expect.stringContaining('The plan of hall B'),
    });
    const ticket = await desk.ticketWhen(number, 'has nothing pending', ({ messages }) =>
      messages.every(({ delivery }) => delivery !== 'pending'),
    );
    expect(ticket.messages).toMatchObject([
      {
        delivery: 'failed',
        reason: 'file-too-large',
        text: 'The plan of hall B',
        attachments: [{ name: 'plan.pdf' }],
      },
      { delivery: 'delivered', text: 'So I tell you' },
    ]);
    const { in: after } = await deliveryOf(desk);
    expect(after.failed - before.failed).toBe(1);
    const told = ({ reasons }: Counts) => reasons['file-too-large'] ?? 0;
    expect(told(after) - told(before)).toBe(1);
    expect(after.delivered - before.delivered).toBe(1);
    const own = desk.telegram.chat(olga.id).filter(({ from }) => from === olga.id);
    expect(own.map(({ reactions }) => reactions.length)).toEqual([0, 0, 1]);
    expect(refusal.replyToMessageId).toBe(own[1]?.messageId);
  },
);

test('a file that is gone from Telegram is told as that, after its words went on', async () => {
  const olga = await newOrganizer(desk, 'Olga');
  const { number, taskId } = await olga.opens('No light');
  const wrong = {
    code: 400,
    description: 'Bad Request: wrong file_id or the file is temporarily unavailable',
  };
  desk.telegram.trouble.failNext('getFile', wrong, 3);
  sendsFile(desk.telegram, olga.id, { kind: 'voice', content: 'x', caption: 'Listen' });
  await olga.hears('voice.ogg could not be passed on');
  await olga.delivered(olga.say('Hall B'));

  await until('the words are on the board', () => desk.todoist.comments(taskId).length === 2);
  expect(desk.todoist.comments(taskId).map(({ content }) => content)).toEqual([
    `**${olga.name}:** Listen\n⚠️ The file voice.ogg could not be passed on.`,
    `**${olga.name}:** Hall B`,
  ]);
  expect((await desk.ticket(number)).messages[1]).toMatchObject({ reason: 'file-gone' });
});
