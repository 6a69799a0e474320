import { describe, expect, test } from '@jest/globals';
import { ZodError } from 'zod';
import { readPull, readWebhook } from '../../src/todoist/changes.ts';

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
const webhook = (
  name: string,
  data: object,
  initiator: object | null = { id: '9', name: 'Lena' },
) => readWebhook({ event_name: name, user_id: '1', version: '10', event_data: data, initiator });

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
    ['a project', 'project:updated', { id: '1' }],
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
      changes: [],
      collaborators: [],
      unreadable: 0,
    });
  });

  test('tells of open tasks, then of comments as they were written, then of what is done', () => {
    const later = { ...COMMENT, id: 'c2', posted_at: '2026-11-23T10:00:01.000000Z' };
    const { changes } = pull({
      items: [
        { ...TASK, id: 'done', checked: true },
        { ...TASK, id: 'gone', is_deleted: true },
        { ...TASK, id: 'open' },
      ],
      notes: [later, COMMENT],
    });
    expect(
      changes.map((change) => (change.kind === 'task' ? change.taskId : change.comment.id)),
    ).toEqual(['open', 'c1', 'c2', 'done', 'gone']);
  });

  test('knows nobody who made the changes', () => {
    expect(pull({ items: [TASK] }).changes).toMatchObject([{ kind: 'task', by: null }]);
  });

  test('counts what cannot be read, and goes on', () => {
    const { changes, unreadable } = pull({
      items: [{ project_id: '1' }, TASK, 'nonsense', null],
      notes: [{ ...COMMENT, id: undefined }, COMMENT],
    });
    expect(changes).toHaveLength(2);
    expect(unreadable).toBe(4);
  });

  test('leaves comments on projects alone', () => {
    const { changes, unreadable } = pull({ notes: [{ ...COMMENT, item_id: null }] });
    expect({ changes, unreadable }).toEqual({ changes: [], unreadable: 0 });
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
