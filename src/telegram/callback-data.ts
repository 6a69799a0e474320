import { z } from 'zod';

/**
 * What a button below a bot's message stands for. It carries no authority: whoever presses is checked at use.
 * Telegram allows 64 bytes, so it travels as words between colons.
 */
const number = z.coerce.number().int().positive();
const ACTIONS = {
  solve: { number },
  reopen: { number },
  cancel: { number },
  rate: { number, rating: z.coerce.number().int().min(1).max(5) },
  /** Moves the `count` messages from `runStart` on to a ticket of their own. */
  split: { number, runStart: number, count: number },
  write: { number },
  open: { number },
  /** Answers the question which ticket waiting messages belong to. */
  route: { number },
  routeNew: {},
  list: {},
} as const;

type Actions = typeof ACTIONS;
export type CallbackAction = {
  [A in keyof Actions]: { action: A } & { [F in keyof Actions[A]]: number };
}[keyof Actions];

/** Packs an action into a button. */
export function callbackData(action: CallbackAction): string {
  const fields = Object.keys(ACTIONS[action.action]);
  const values = new Map(Object.entries(action));
  return [action.action, ...fields.map((field) => values.get(field))].join(':');
}

/** Reads a pressed button; null where it is not one of ours. */
export function readCallbackData(data: string): CallbackAction | null {
  const [action = '', ...values] = data.split(':');
  if (!isAction(action)) return null;
  const fields = ACTIONS[action];
  const names = Object.keys(fields);
  if (names.length !== values.length) return null;
  const read = z
    .object(fields)
    .safeParse(Object.fromEntries(names.map((name, i) => [name, values[i]])));
  return read.success ? ({ action, ...read.data } as CallbackAction) : null;
}

function isAction(action: string): action is keyof Actions {
  return Object.hasOwn(ACTIONS, action);
}
