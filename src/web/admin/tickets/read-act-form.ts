import { z } from 'zod';
import type { Agent } from '../../../domain/agent.ts';
import type { OperatorAct } from '../../../domain/operator-acts.ts';
import { withIssues, type FormState } from '../form-state.ts';

export type ActType = OperatorAct['type'];

/** An act that a form asks for, or the form again with what is wrong with it. */
export type ActForm = { act: OperatorAct } | { form: FormState };

const MOST_WORDS = 20_000;

const author = z.string().trim().min(1, 'Say who speaks').max(60, 'At most 60 characters');
const text = z
  .string()
  .trim()
  .min(1, 'Write something')
  .max(MOST_WORDS, `At most ${MOST_WORDS} characters`);

/** On the board, `//` marks what stays inside: who writes it here means the same. */
const MARK = /^\/\/\s*/;
const REPLY = z.object({
  author,
  text: text.refine((words) => !MARK.test(words), 'What begins with // is a note: keep it as one'),
});
const NOTE = z.object({
  author,
  text: text.transform((words) => words.replace(MARK, '')).pipe(text),
});

/** Reads the form of an act. @param agents those that a ticket can be claimed for */
export function readActForm(
  type: ActType,
  values: Record<string, string>,
  agents: Agent[],
): ActForm {
  switch (type) {
    case 'reply':
    case 'note': {
      const { success, data, error } = (type === 'reply' ? REPLY : NOTE).safeParse(values);
      return success ? { act: { type, ...data } } : { form: withIssues(values, error.issues) };
    }
    case 'claim': {
      const agent = agents.find(({ id }) => id === values['agent']);
      if (agent) return { act: { type, agent: { id: agent.id, name: agent.name } } };
      return { form: { values, faults: { agent: 'Choose an agent' }, fault: null } };
    }
    case 'resend': {
      const { messageId } = values;
      return { act: { type, ...(messageId && { messageId }) } };
    }
    case 'release':
    case 'resolve':
    case 'reopen':
    case 'close':
      return { act: { type } };
  }
}
