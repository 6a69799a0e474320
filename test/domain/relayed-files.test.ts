import { describe, expect, test } from '@jest/globals';
import type { BoardFile, TelegramFile } from '../../src/domain/files.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
import {
  after,
  claimedTicket,
  done,
  freshTicket,
  message,
  START,
  told,
} from '../support/ticket.ts';
import { expectCase, said, wrote, type Case } from '../support/ticket-table.ts';

const photo = (name = 'photo.jpg'): TelegramFile => ({
  kind: 'photo',
  fileId: name,
  name,
  mime: 'image/jpeg',
  size: 5,
  label: '[photo]',
});
const item = (number: number, album: string) => wrote(number, { text: '', file: photo(), album });
const plan: BoardFile = {
  name: 'plan.pdf',
  url: 'https://files.todoist.com/plan.pdf',
  mime: 'application/pdf',
  size: 7,
  isHosted: true,
};
const created: TicketEvent = {
  type: 'taskCreated',
  message: message(1),
  taskId: 'task-1',
  url: 'https://app.todoist.com/app/task/task-1',
};

describe('a file of the organizer', () => {
  test.each<Case>([
    {
      when: 'that opens the ticket is a comment below the card, which says what it is',
      state: freshTicket(),
      event: wrote(1, { text: '', file: photo() }),
      becomes: { subject: '[photo]', withFile: ['tg-1'] },
      organizer: ['accepted'],
      board: ['createTask', 'postComment'],
    },
    {
      when: 'with a caption opens the ticket by that',
      state: freshTicket(),
      event: wrote(1, { text: 'This cable', file: photo() }),
      becomes: { subject: 'This cable' },
      organizer: ['accepted'],
      board: ['createTask', 'postComment'],
    },
    {
      when: 'that comes later is one comment, with a receipt',
      state: claimedTicket(),
      event: wrote(2, { text: '', file: photo() }),
      becomes: { withFile: ['tg-2'] },
      organizer: ['showReceipt'],
      board: ['postComment'],
    },
  ])('$when', (row) => expectCase(row));

  test('counts as delivered when it is there, not with the card', () => {
    const opened = after(freshTicket(), [wrote(1, { file: photo() }), created]);
    expect(opened.effects.store).toEqual([]);
    const posted: TicketEvent = { type: 'commentPosted', message: message(1), commentIds: ['c1'] };
    const decision = after(opened.state, [posted]);
    expect(told(decision)).toEqual(['react']);
    expect(decision.effects.store).toMatchObject([{ type: 'messageDelivered', commentId: 'c1' }]);
  });

  test('that stays behind fails its message, and its writer is told which', () => {
    const file = photo('film.mov');
    const written = after(claimedTicket(), [wrote(2, { file })]).state;
    const left: TicketEvent = {
      type: 'commentPosted',
      message: { ...message(2), file },
      commentIds: ['c2'],
      fileRefused: 'file-too-large',
    };
    const { state, effects } = after(written, [left]);
    expect(effects.organizer).toMatchObject([
      {
        notice: 'file-refused',
        args: { name: 'film.mov', reason: 'file-too-large' },
        replyTo: 2,
      },
    ]);
    expect(effects.store).toEqual([
      { type: 'messageFailed', messageId: 'tg-2', reason: 'file-too-large' },
    ]);
    expect(state.commentsOf).toEqual({ 'tg-2': ['c2'] });
  });

  test('that stays behind is named on the board, and that is known as our own', () => {
    const file = photo('film.mov');
    const written = after(claimedTicket(), [wrote(2, { file })]).state;
    const text = '**Anna Petrova:** message 2\n⚠️ The file film.mov could not be passed on.';
    const landed: TicketEvent = {
      type: 'commentPosted',
      message: { ...message(2), file },
      commentIds: ['c2'],
      fileRefused: 'file-too-large',
    };
    const decision = after(written, [said('c2', text), landed, said('c2', text)]);
    expect(told(decision)).toEqual(['file-refused']);
  });
});

describe('an album', () => {
  test('that opens a ticket has no receipts', () => {
    const items = [1, 2, 3].map((number) => item(number, 'a'));
    const decision = after(freshTicket(), items);
    expect(told(decision)).toEqual(['accepted']);
    expect(done(decision)).toEqual(['createTask', 'postComment', 'postComment', 'postComment']);
  });

  test('that comes later has one for all of it', () => {
    const decision = after(claimedTicket(), [item(2, 'a'), item(3, 'a')]);
    expect(decision.effects.organizer).toMatchObject([
      { type: 'showReceipt', runStart: 2, count: 1 },
      { type: 'showReceipt', runStart: 2, count: 2 },
    ]);
  });

  test('after another that opened the ticket has its own', () => {
    expect(told(after(freshTicket(), [item(1, 'a'), item(2, 'b')]))).toEqual([
      'accepted',
      'showReceipt',
    ]);
  });
});

describe('a file of an agent', () => {
  test('goes out with its words, and is named in the read model', () => {
    const { effects } = after(claimedTicket(), [said('c1', 'Here', undefined, { file: plan })]);
    expect(effects.organizer).toMatchObject([{ type: 'sendReply', text: 'Here', file: plan }]);
    expect(effects.store).toMatchObject([
      {
        type: 'messageAccepted',
        message: { attachments: [{ name: 'plan.pdf', mime: 'application/pdf', size: 7 }] },
      },
    ]);
  });

  test('without words is a reply as well', () => {
    const { effects } = after(claimedTicket(), [said('c1', '', undefined, { file: plan })]);
    expect(effects.organizer).toMatchObject([{ type: 'sendReply', text: '', file: plan }]);
  });

  test('that lies elsewhere is a link', () => {
    const file = { ...plan, url: 'https://example.org/plan.pdf', isHosted: false };
    const { effects } = after(claimedTicket(), [said('c1', 'Here', undefined, { file })]);
    const [reply] = effects.organizer;
    expect(reply).toMatchObject({ text: 'Here\n[plan.pdf](https://example.org/plan.pdf)' });
    expect(reply).not.toHaveProperty('file');
  });

  test('in a note stays inside', () => {
    const decision = after(claimedTicket(), [said('c1', '// look', undefined, { file: plan })]);
    expect(told(decision)).toEqual([]);
  });

  test('that cannot be sent is told to its author, at once', () => {
    const replied = after(claimedTicket(), [said('c1', 'Here', undefined, { file: plan })]);
    const [effect] = replied.effects.organizer;
    if (!effect) throw new Error('The reply was to be sent.');
    const failed: TicketEvent = { type: 'effectFailed', effect, reason: 'file-too-large' };
    const decision = after(replied.state, [failed], START);
    expect(decision.effects.board).toMatchObject([
      { remark: 'reply-failed', args: { reason: 'file-too-large' } },
    ]);
    expect(decision.state.undelivered).toEqual([]);
  });
});
