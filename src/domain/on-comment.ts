import { beginsWith } from './comments.ts';
import { becoming, type Decision } from './decision.ts';
import type { SeenComment } from './messages.ts';
import { changeComment, takeComment, withdrawComment } from './people-comments.ts';
import { OPERATOR_NOTE_MARK } from './operator-words.ts';
import type { OwnComment, TicketState } from './ticket-state.ts';

/** Remarks of Pitcrew's own begin with one of these; see `src/i18n/locales`. */
export const REMARK_MARKS = ['⚠️', 'ℹ️', '⏰', OPERATOR_NOTE_MARK];

/** A person's comment is a reply to the organizer, or a note. Our own are nothing new; one seen before may be edited. */
export function commentSeen(before: Decision, comment: SeenComment, now: number): Decision {
  const { state } = before;
  const known = state.comments[comment.id];
  if (known) return changeComment(before, known, comment, now);
  if (state.seenComments.includes(comment.id)) return before;
  return mayBeOurs(state, comment) ? hold(before, comment) : takeComment(before, comment, now);
}

/** A comment is gone. Whether it was seen before or not, it goes out no more. */
export function commentGone(before: Decision, commentId: string, now: number): Decision {
  const { state } = before;
  if (state.seenComments.includes(commentId)) return before;
  const heldComments = state.heldComments.filter(({ id }) => id !== commentId);
  return withdrawComment(becoming(before, { heldComments }), commentId, now);
}

/**
 * An own comment has got its id: it will not be taken for a person's again, and comments that looked like it, and
 * waited for this, are looked at anew.
 */
export function ownCommentsLanded(
  before: Decision,
  ownId: string,
  commentIds: string[],
  now: number,
): Decision {
  const { state } = before;
  const landed = becoming(before, {
    ownInFlight: state.ownInFlight.filter((own) => own.ownId !== ownId),
    seenComments: [
      ...state.seenComments,
      ...commentIds.filter((id) => !state.seenComments.includes(id)),
    ],
    heldComments: [],
  });
  return state.heldComments.reduce((decision, held) => commentSeen(decision, held, now), landed);
}

/** Whether comments of Pitcrew's own are still on their way: those of message, edit or remark `ownId`. */
export function isInFlight({ state }: Decision, ownId: string): boolean {
  return state.ownInFlight.some((own) => own.ownId === ownId);
}

function mayBeOurs(state: TicketState, comment: SeenComment): boolean {
  return state.ownInFlight.some((own) => looksLike(own, comment));
}

function looksLike(own: OwnComment, comment: SeenComment): boolean {
  return own.text === null
    ? REMARK_MARKS.some((mark) => comment.text.startsWith(mark))
    : // Where a file stays behind, the comment says so below its words.
      beginsWith(comment.text, own.text);
}

function hold(before: Decision, comment: SeenComment): Decision {
  const { heldComments } = before.state;
  const known = heldComments.find(({ id }) => id === comment.id);
  if (known && (known.asOf ?? 0) > (comment.asOf ?? 0)) return before;
  const others = heldComments.filter((held) => held !== known);
  return becoming(before, { heldComments: [...others, comment] });
}
