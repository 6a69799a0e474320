import type { Agent } from './agent.ts';
import type { OperatorAct } from './operator-acts.ts';

/** An act as it was asked for. Whoever is to hold the ticket may be named in words, and has to be looked up. */
export type AskedAct =
  | Exclude<OperatorAct, { type: 'claim' }>
  | { type: 'claim'; agent: Agent | string };

/** What an operator is called who gives no name. */
const NAMELESS = 'Operator';

const WHO = 'Say who: a Todoist user id, an email address or a name, such as "Lena".';
const WHAT = 'Say what: "text", or {"author": "Lena", "text": "..."}.';
const WHICH = 'Say which message by its id, in quotes, or give no input for all that failed.';

/** Reads what somebody typed as the input of an act. It may be any JSON. @returns a sentence where it makes no sense */
export function readAct(type: OperatorAct['type'], input: unknown): AskedAct | string {
  switch (type) {
    case 'claim': {
      const agent = readAgent(input);
      return agent === null ? WHO : { type, agent };
    }
    case 'reply':
    case 'note': {
      const words = typeof input === 'string' ? { text: input } : fieldsOf(input);
      const { author, text } = words;
      return typeof text === 'string' ? { type, author: word(author) ?? NAMELESS, text } : WHAT;
    }
    case 'resend': {
      const messageId = word(fieldsOf(input)['messageId'] ?? input);
      if (messageId !== null) return { type, messageId };
      return input === undefined || input === null || input === '' ? { type } : WHICH;
    }
    case 'release':
    case 'resolve':
    case 'reopen':
    case 'close':
      return { type };
  }
}

/** An agent whose id and name are both told needs no looking up. */
function readAgent(input: unknown): Agent | string | null {
  const { id, name, email } = fieldsOf(input);
  const [knownId, knownName] = [word(id), word(name)];
  if (knownId !== null && knownName !== null) return { id: knownId, name: knownName };
  return word(input) ?? knownId ?? word(email) ?? knownName;
}

function fieldsOf(input: unknown): Record<string, unknown> {
  return typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
}

/** A short text that says something; ids may be typed as numbers. */
function word(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' || text.length > 200 ? null : text;
}
