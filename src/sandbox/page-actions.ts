import { ActionError, asRefusal } from './actions/action.ts';
import { clockActions } from './actions/clock-actions.ts';
import { fileActions } from './actions/file-actions.ts';
import { telegramActions } from './actions/telegram-actions.ts';
import { todoistActions } from './actions/todoist-actions.ts';
import { troubleActions } from './actions/trouble-actions.ts';
import type { Clock } from './clock.ts';
import type { TelegramServer } from './telegram-server.ts';
import type { TodoistServer } from './todoist-server.ts';
import type { Uploads } from './uploads.ts';

/** Does one named action of a person with the request's body; resolves to the JSON answer. */
export type RunAction = (name: string, body: unknown) => Promise<unknown>;

/** Binds the page's actions to what people can do in the two simulators, and to the clock. Refusals are thrown as ActionError. */
export function createPageActions(deps: {
  telegram: TelegramServer;
  todoist: TodoistServer;
  clock: Clock | null;
  uploads: Uploads;
}): RunAction {
  const { telegram, todoist, clock, uploads } = deps;
  const actions = new Map([
    ...Object.entries(telegramActions(telegram)),
    ...Object.entries(fileActions(telegram, uploads)),
    ...Object.entries(todoistActions(todoist, uploads)),
    ...Object.entries(troubleActions(telegram, todoist)),
    ...Object.entries(clockActions(clock)),
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
