import { z } from 'zod';

/**
 * What a button below a bot's message stands for. It carries no authority: whoever presses is checked at use.
 * Telegram allows 64 bytes, so it travels as words between colons.
 */
const number = z.coerce.number().int().positive();
/** Page of the list that a card was opened from. Buttons sent by earlier versions have none, nor have notices. */
const page = number.optional();
const ACTIONS = {
  solve: z.object({ number, page }),
  reopen: z.object({ number, page }),
  cancel: z.object({ number, page }),
  rate: z.object({ number, rating: z.coerce.number().int().min(1).max(5) }),
  rateComment: z.object({ number }),
  /** Moves the `count` messages from `runStart` on to a ticket of their own. */
  split: z.object({ number, runStart: number, count: number }),
  write: z.object({ number }),
  open: z.object({ number, page }),
  /** Answers the question which ticket waiting messages belong to. */
  route: z.object({ number }),
  routeNew: z.object({}),
  list: z.object({ page }),
  language: z.object({ language: z.string().min(1) }),
  /** An agent takes the ticket. */
  take: z.object({ number }),
};

type Actions = typeof ACTIONS;
/** Of an object without fields zod says that no field may be there, `action` neither. */
type FieldsOf<T> = string extends keyof T ? unknown : T;
export type CallbackAction = {
  [A in keyof Actions]: { action: A } & FieldsOf<z.infer<Actions[A]>>;
}[keyof Actions];

/** One kind of action, with what its button says. */
export type ActionOf<A extends keyof Actions> = Extract<CallbackAction, { action: A }>;

/** Packs an action into a button. */
export function callbackData(action: CallbackAction): string {
  const values = new Map<string, string | number | undefined>(Object.entries(action));
  const given = Object.keys(ACTIONS[action.action].shape).flatMap(
    (field) => values.get(field) ?? [],
  );
  return [action.action, ...given].join(':');
}

/** Reads a pressed button; null where it is not one of ours. */
export function readCallbackData(data: string): CallbackAction | null {
  const [action = '', ...values] = data.split(':');
  if (!isAction(action)) return null;
  const names = Object.keys(ACTIONS[action].shape);
  if (values.length > names.length) return null;
  const read = ACTIONS[action].safeParse(
    Object.fromEntries(values.map((value, i) => [names[i], value])),
  );
  return read.success ? ({ action, ...read.data } as CallbackAction) : null;
}

function isAction(action: string): action is keyof Actions {
  return Object.hasOwn(ACTIONS, action);
}
