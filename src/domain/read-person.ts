import { readComment, type Comment } from './comments.ts';
import { linkTo } from './files.ts';
import type { ScriptCall, SeenComment } from './messages.ts';
import { fillScript, scriptCall } from './scripts.ts';
import { givenName } from './steps.ts';
import type { TicketState } from './ticket-state.ts';

/** What a person's comment means, with its script filled in. */
export interface Reading {
  kind: Comment['kind'];
  text: string;
  /** The script it called, where there is none of that name: then nothing goes out. */
  unknownScript?: ScriptCall;
}

/** Reads a person's comment as the event's rules for replies and notes say. */
export function readPerson(state: TicketState, comment: SeenComment): Reading {
  const { kind, text } = readComment(comment.text, state.event.replies);
  if (kind === 'note') return { kind, text };
  const { script, file } = comment;
  if (script?.text === null) return { kind: 'note', text, unknownScript: script };
  const words = script ? scriptText(state, comment, script.text, text) : text;
  // What lies elsewhere is nothing to fetch: its address is all that goes out.
  const link = file && !file.isHosted ? linkTo(file) : '';
  return { kind, text: [words, link].filter((line) => line !== '').join('\n') };
}

function scriptText(
  state: TicketState,
  comment: SeenComment,
  script: string,
  call: string,
): string {
  const filled = fillScript(script, {
    organizer: givenName(state.organizer.name),
    agent: givenName(comment.author.name),
    number: state.number,
  });
  const rest = scriptCall(call)?.rest ?? '';
  return rest === '' ? filled : `${filled}\n${rest}`;
}
