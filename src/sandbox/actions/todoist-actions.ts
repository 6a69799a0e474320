import { z } from 'zod';

import type { TodoistServer } from '../todoist-server.ts';
import type { Uploads } from '../uploads.ts';
import { type Action, ActionError, define, text } from './action.ts';

const id = z.string().min(1);
const onTask = z.object({ actor: id, task: id });
const fields = {
  content: text.optional(),
  labels: z.array(z.string().trim().min(1).max(60)).max(100).optional(),
  priority: z.number().int().min(1).max(4).optional(),
};

/** What agents do on the board, each with the acting agent's Todoist id and the task's. */
export function todoistActions(todoist: TodoistServer, uploads: Uploads): Record<string, Action> {
  const defineOnTask = <Body extends { actor: string; task: string }>(
    schema: z.ZodType<Body>,
    run: (body: Body) => unknown,
  ) =>
    define(schema, (body) => {
      requireTask(todoist, body);
      return run(body);
    });
  return {
    assign: defineOnTask(onTask.extend({ person: id.nullable() }), (body) =>
      todoist.assign(body.actor, body.task, body.person),
    ),
    move: defineOnTask(onTask.extend({ section: id }), (body) =>
      todoist.move(body.actor, body.task, body.section),
    ),
    comment: defineOnTask(onTask.extend({ text }), (body) => ({
      comment: todoist.comment(body.actor, body.task, body.text),
    })),
    'comment-file': defineOnTask(
      onTask.extend({ text: z.string().trim().default(''), upload: id }),
      async (body) => {
        const file = uploads.take(body.upload);
        if (!file) throw new ActionError(404, 'The file is gone: pick it again.');
        const attachment = await todoist.attach(file);
        return { comment: todoist.comment(body.actor, body.task, body.text, attachment) };
      },
    ),
    'edit-comment': defineOnTask(onTask.extend({ comment: id, text }), (body) =>
      todoist.editComment(body.actor, body.comment, body.text),
    ),
    'delete-comment': defineOnTask(onTask.extend({ comment: id }), (body) =>
      todoist.deleteComment(body.actor, body.comment),
    ),
    complete: defineOnTask(onTask, (body) => todoist.complete(body.actor, body.task)),
    uncomplete: defineOnTask(onTask, (body) => todoist.uncomplete(body.actor, body.task)),
    'delete-task': defineOnTask(onTask, (body) => todoist.deleteTask(body.actor, body.task)),
    'update-task': defineOnTask(onTask.extend(fields), ({ actor, task, ...changes }) =>
      todoist.updateTask(actor, task, changes),
    ),
  };
}

function requireTask(todoist: TodoistServer, { actor, task }: z.infer<typeof onTask>): void {
  if (!todoist.people().some((person) => person.id === actor)) {
    throw new ActionError(404, `Nobody here has the Todoist id ${actor}.`);
  }
  const found = todoist.task(task);
  if (!found || found.isDeleted) throw new ActionError(404, 'This task is gone.');
}
