import { z } from 'zod';

import { waitForAnswer } from './callback-answer.ts';
import type { TelegramServer } from './telegram-server.ts';
import type { TodoistServer } from './todoist-server.ts';

/** A refusal that the page shows as a toast: 400 for a wrong request, 404 for something that is not there. */
export class ActionError extends Error {
  readonly status: 400 | 404;
  constructor(status: 400 | 404, message: string) {
    super(message);
    this.status = status;
  }
}

/** Does one named action of a person with the request's body; resolves to the JSON answer. */
export type RunAction = (name: string, body: unknown) => Promise<unknown>;

const text = z.string().trim().min(1, 'Write something first.');
const personId = z.number().int();
const messageId = z.number().int();
const id = z.string().min(1);
const onTask = z.object({ actor: id, task: id });

/** Binds the page's actions to what people can do in the two simulators. Refusals are thrown as ActionError. */
export function createPageActions(telegram: TelegramServer, todoist: TodoistServer): RunAction {
  const actions = new Map([
    ...Object.entries(telegramActions(telegram)),
    ...Object.entries(todoistActions(todoist)),
  ]);
  return async (name, body) => {
    const action = actions.get(name);
    if (!action) throw new ActionError(404, `There is no action "${name}".`);
    try {
      const answer = (await action(body)) ?? {};
      await Promise.all([telegram.flush(), todoist.flush()]);
      return answer;
    } catch (error) {
      throw asRefusal(error);
    }
  };
}

type Action = (body: unknown) => unknown;

function define<Body>(schema: z.ZodType<Body>, run: (body: Body) => unknown): Action {
  return (body) => run(schema.parse(body));
}

function telegramActions(telegram: TelegramServer): Record<string, Action> {
  const known = (person: number) => {
    if (!telegram.people().some((one) => one.id === person)) {
      throw new ActionError(404, `Nobody here has the Telegram id ${person}.`);
    }
    return person;
  };
  const said = z.object({
    person: personId,
    text,
    chatId: z.number().int().optional(),
    replyTo: messageId.optional(),
  });
  return {
    say: define(said, ({ person, chatId, replyTo, ...message }) => ({
      message: telegram.say(known(person), {
        text: message.text,
        ...(chatId === undefined ? {} : { chatId }),
        ...(replyTo === undefined ? {} : { replyToMessageId: replyTo }),
      }),
    })),
    start: define(z.object({ person: personId, code: z.string().optional() }), (body) => ({
      message: telegram.say(known(body.person), body.code ? `/start ${body.code}` : '/start'),
    })),
    edit: define(
      z.object({ person: personId, messageId, text, chatId: z.number().int().optional() }),
      (body) => telegram.edit(known(body.person), body.messageId, body.text, body.chatId),
    ),
    press: define(
      z.object({ person: personId, chatId: z.number().int(), messageId, button: id }),
      async (body) => {
        const query = telegram.press(known(body.person), body.chatId, body.messageId, body.button);
        return { answer: (await waitForAnswer(telegram, query)) ?? null };
      },
    ),
  };
}

function todoistActions(todoist: TodoistServer): Record<string, Action> {
  const there = (actor: string, task: string) => {
    if (!todoist.people().some((person) => person.id === actor)) {
      throw new ActionError(404, `Nobody here has the Todoist id ${actor}.`);
    }
    const found = todoist.task(task);
    if (!found || found.isDeleted) throw new ActionError(404, 'This task is gone.');
  };
  const defineOnTask = <Body extends { actor: string; task: string }>(
    schema: z.ZodType<Body>,
    run: (body: Body) => unknown,
  ) =>
    define(schema, (body) => {
      there(body.actor, body.task);
      return run(body);
    });
  const fields = {
    content: text.optional(),
    labels: z.array(z.string().trim().min(1).max(60)).max(100).optional(),
    priority: z.number().int().min(1).max(4).optional(),
  };
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

function asRefusal(error: unknown): ActionError {
  if (error instanceof ActionError) return error;
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    const where = issue?.path.join('.');
    return new ActionError(
      400,
      where ? `${where}: ${issue?.message}` : 'The request is not right.',
    );
  }
  // The simulators refuse in words meant for the person who tried.
  return new ActionError(400, error instanceof Error ? error.message : 'That did not work.');
}
