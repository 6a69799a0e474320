import { describe, expect, test } from '@jest/globals';
import { ZodError } from 'zod';
import { readPull } from '../../src/todoist/read-pull.ts';
import { readWebhook } from '../../src/todoist/read-webhook.ts';

const TASK = {
  id: '6X7rM8997g3RQmvh',
  project_id: '6Jf8VQXxpwv56VQ7',
  section_id: '7001',
  responsible_uid: '2671355',
  labels: ['support', 'wifi'],
  priority: 4,
  checked: false,
  is_deleted: false,
  updated_at: '2026-11-23T10:00:00.123456Z',
  added_later: 'by Todoist',
};
const COMMENT = {
  id: 'c1',
  item_id: TASK.id,
  content: 'Hello',
  posted_uid: '2671355',
  posted_at: '2026-11-23T10:00:00.000000Z',
  is_deleted: false,
};
const TRIGGERED = '2026-11-23T10:00:01.000000Z';
const webhook = (
  name: string,
  data: object,
  initiator: object | null = { id: '9', name: 'Lena' },
  triggered_at: string | null = TRIGGERED,
) =>
  readWebhook({
    event_name: name,
    user_id: '1',
    version: '10',
    event_data: data,
    initiator,
    triggered_at,
  });

describe('a webhook', () => {
  test('tells of a task, and who changed it', () => {
    expect(webhook('item:updated', TASK)).toEqual({
      kind: 'task',
      taskId: TASK.id,
      by: '9',
      task: {
        id: TASK.id,
        project_id: TASK.project_id,
        section_id: '7001',
        responsible_uid: '2671355',
        labels: ['support', 'wifi'],
        priority: 4,
        checked: false,
        is_deleted: false,
        updated_at: TASK.updated_at,
      },
    });
  });

  test.each([
    ['item:completed', { checked: true }],
    ['item:uncompleted', { checked: false }],
    ['item:deleted', { is_deleted: true }],
  ])('%s says so by its name, whatever its data say', (name, said) => {
    const wrong = { ...TASK, checked: name === 'item:uncompleted', is_deleted: false };
    expect(webhook(name, wrong)).toMatchObject({ kind: 'task', task: said });
  });

  test('tells of a comment, and its author', () => {
    expect(webhook('note:added', COMMENT)).toMatchObject({
      kind: 'comment',
      taskId: TASK.id,
      comment: { id: 'c1', content: 'Hello', posted_uid: '2671355', is_deleted: false },
    });
  });

  test('takes whoever caused it for the author, where a comment names none', () => {
    const { posted_uid: _, ...anonymous } = COMMENT;
    expect(webhook('note:added', anonymous)).toMatchObject({ comment: { posted_uid: '9' } });
    expect(webhook('note:added', anonymous, null)).toMatchObject({ comment: { posted_uid: null } });
  });

  test('tells of a deleted comment by its name', () => {
    expect(webhook('note:deleted', COMMENT)).toMatchObject({ comment: { is_deleted: true } });
  });

  test.each([
    ['when it happened', TRIGGERED, Date.parse(TRIGGERED)],
    ['nothing of it, where it says nothing', null, null],
    ['nothing of it, where it says nonsense', 'yesterday', null],
  ])('tells of a comment %s', (_, triggeredAt, read) => {
    expect(webhook('note:updated', COMMENT, null, triggeredAt)).toMatchObject({
      triggeredAt: read,
    });
  });

  test.each([
    ['project:updated', { isGone: false }],
    ['project:archived', { isGone: true }],
    ['project:deleted', { isGone: true }],
  ])('%s tells whether the board is still there', (name, said) => {
    const data = { id: 7, name: 'Hack', is_archived: false };
    expect(webhook(name, data)).toEqual({ kind: 'project', projectId: '7', ...said });
  });

  test('says that a board is back, whatever its data say', () => {
    const data = { id: '7', is_archived: true };
    expect(webhook('project:unarchived', data)).toMatchObject({ isGone: false });
  });

  test.each([
    ['section:updated', { isGone: false }],
    ['section:archived', { isGone: true }],
    ['section:deleted', { isGone: true }],
  ])('%s tells whether the column is still there', (name, said) => {
    expect(webhook(name, { id: 's', project_id: '7' })).toEqual({
      kind: 'section',
      sectionId: 's',
      projectId: '7',
      ...said,
    });
  });

  test.each([
    ['a label', 'label:added', { id: '1' }],
    ['a comment on a project', 'note:added', { ...COMMENT, item_id: null, project_id: '1' }],
  ])('of %s concerns no ticket', (_, name, data) => {
    expect(webhook(name, data)).toBeNull();
  });

  test.each([
    ['nothing', null],
    ['a text', 'item:added'],
    ['a body without data', { event_name: 'item:added' }],
    ['a task without an id', { event_name: 'item:added', event_data: { project_id: '1' } }],
  ])('that is %s is refused', (_, body) => {
    expect(() => readWebhook(body)).toThrow(ZodError);
  });
});

describe('a file of a comment', () => {
  const read = (file_attachment: unknown) => {
    const change = webhook('note:added', { ...COMMENT, file_attachment });
    return change?.kind === 'comment' ? change.comment.file_attachment : undefined;
  };
  const FILE = {
    resource_type: 'file',
    file_name: 'plan.pdf',
    file_type: 'application/pdf',
    file_url: 'https://files.todoist.com/plan.pdf',
    file_size: 123,
    upload_state: 'completed',
  };

  test('is read with all that is needed to carry it', () => {
    const { resource_type: _, ...needed } = FILE;
    expect(read(FILE)).toEqual(needed);
  });

  test.each([
    ['without a size', { ...FILE, file_size: undefined }, { file_size: null }],
    ['with a size in words', { ...FILE, file_size: '1 MB' }, { file_size: null }],
    ['in an unknown state', { ...FILE, upload_state: 'queued' }, { upload_state: null }],
    ['with no more than a name', { file_name: 'a' }, { file_name: 'a', file_url: null }],
  ])('is read %s', (_, file, expected) => {
    expect(read(file)).toMatchObject(expected);
  });

  test.each([[null], [undefined], ['plan.pdf']])('%p is no file', (file) => {
    expect(read(file)).toBeNull();
  });
});

describe('a field in another form', () => {
  const read = (fields: object) => {
    const change = webhook('item:updated', { ...TASK, ...fields });
    return change?.kind === 'task' ? change.task : null;
  };

  test.each([
    ['ids that are numbers', { id: 42, project_id: 7 }, { id: '42', project_id: '7' }],
    ['flags that are numbers', { checked: 1, is_deleted: 0 }, { checked: true, is_deleted: false }],
    ['nobody', { responsible_uid: null }, { responsible_uid: null }],
    ['no column', { section_id: undefined }, { section_id: null }],
    ['no labels', { labels: null }, { labels: [] }],
    ['a priority from elsewhere', { priority: 9 }, { priority: 1 }],
    ['no time', { updated_at: undefined }, { updated_at: null }],
  ])('is read: %s', (_, fields, task) => {
    expect(read(fields)).toMatchObject(task);
  });
});

describe('a pull', () => {
  const pull = (fields: object) => readPull({ sync_token: 't', full_sync: false, ...fields });

  test('that brought nothing has its token all the same', () => {
    expect(readPull({ sync_token: 't' })).toEqual({
      token: 't',
      isFull: false,
      cards: [],
      structure: [],
      collaborators: [],
      unreadable: 0,
    });
  });

  test('tells of open tasks, then of comments as they were written, then of what is done', () => {
    const later = { ...COMMENT, id: 'c2', posted_at: '2026-11-23T10:00:01.000000Z' };
    const { cards } = pull({
      items: [
        { ...TASK, id: 'done', checked: true },
        { ...TASK, id: 'gone', is_deleted: true },
        { ...TASK, id: 'open' },
      ],
      notes: [later, COMMENT],
    });
    expect(
      cards.map((change) => (change.kind === 'task' ? change.taskId : change.comment.id)),
    ).toEqual(['open', 'c1', 'c2', 'done', 'gone']);
  });

  test('knows nobody who made the changes', () => {
    expect(pull({ items: [TASK] }).cards).toMatchObject([{ kind: 'task', by: null }]);
  });

  test('counts what cannot be read, and goes on', () => {
    const { cards, unreadable } = pull({
      items: [{ project_id: '1' }, TASK, 'nonsense', null],
      notes: [{ ...COMMENT, id: undefined }, COMMENT],
    });
    expect(cards).toHaveLength(2);
    expect(unreadable).toBe(4);
  });

  test('leaves comments on projects alone', () => {
    const { cards, unreadable } = pull({ notes: [{ ...COMMENT, item_id: null }] });
    expect({ cards, unreadable }).toEqual({ cards: [], unreadable: 0 });
  });

  test('tells of boards, columns and who left', () => {
    const { structure } = pull({
      projects: [{ id: 'p', is_archived: 1 }],
      sections: [{ id: 's', project_id: 'p', is_deleted: true }],
      collaborator_states: [{ project_id: 'p', user_id: 9, state: 'active', is_deleted: true }],
    });
    expect(structure).toEqual([
      { kind: 'project', projectId: 'p', isGone: true },
      { kind: 'section', sectionId: 's', projectId: 'p', isGone: true },
      { kind: 'member', projectId: 'p', userId: '9', isGone: true },
    ]);
  });

  test('tells who shares the boards', () => {
    const person = { id: '9', full_name: 'Lena Berg', email: 'lena@example.com', timezone: 'UTC' };
    expect(pull({ full_sync: true, collaborators: [person] })).toMatchObject({
      isFull: true,
      collaborators: [{ id: '9', name: 'Lena Berg', email: 'lena@example.com' }],
    });
  });

  test('without a token is refused', () => {
    expect(() => readPull({ items: [] })).toThrow(ZodError);
  });
});
