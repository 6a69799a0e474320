import { readComment, saysTheSame } from './comments.ts';
import { becoming, remark, remember, tellOrganizer, type Decision } from './decision.ts';
import type { SeenComment, StoredMessage } from './events.ts';
import { splitText, TELEGRAM_TEXT_LIMIT } from './message-text.ts';
import { claim, fail, givenName } from './steps.ts';
import type { OwnComment, TicketState } from './ticket-state.ts';

/** Remarks of Pitcrew's own begin with one of these; see `src/i18n/locales`. */
export const REMARK_MARKS = ['⚠️', 'ℹ️'];

/** A person's comment is a reply to the organizer, or a note. Our own, and those seen before, are nothing new. */
export function commentSeen(before: Decision, comment: SeenComment, now: number): Decision {
  const { state } = before;
  if (state.seenComments.includes(comment.id)) return before;
  if (mayBeOurs(state, comment)) return hold(before, comment);

  const seen = becoming(before, { seenComments: [...state.seenComments, comment.id] });
  const { kind, text } = readComment(comment.text, state.event.replies);
  const message: StoredMessage = {
    id: `td-${comment.id}`,
    direction: kind === 'note' ? 'note' : 'out',
    author: comment.author.name,
    text,
    at: comment.at,
    commentId: comment.id,
  };
  const stored = remember(seen, { type: 'messageAccepted', message });
  return kind === 'note' ? stored : reply(stored, message, comment, now);
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

function reply(
  before: Decision,
  message: StoredMessage,
  comment: SeenComment,
  now: number,
): Decision {
  const { state } = before;
  if (state.status === 'closed') {
    const reason = 'ticket-closed';
    return remark(fail(before, message.id, reason), 'reply-failed', { reason });
  }
  const answering = state.agent ? before : claimByAnswer(before, comment, now);
  const agent = givenName(comment.author.name);
  const parts = splitText(message.text, TELEGRAM_TEXT_LIMIT - agent.length - 1);
  return tellOrganizer(becoming(answering, { firstReplyAt: state.firstReplyAt ?? comment.at }), {
    type: 'sendReply',
    messageId: message.id,
    agent,
    parts,
  });
}

function claimByAnswer(before: Decision, comment: SeenComment, now: number): Decision {
  return before.state.status === 'resolved' ? before : claim(before, comment.author, now);
}

function mayBeOurs(state: TicketState, comment: SeenComment): boolean {
  return state.ownInFlight.some((own) => looksLike(own, comment));
}

function looksLike(own: OwnComment, comment: SeenComment): boolean {
  return own.text === null
    ? REMARK_MARKS.some((mark) => comment.text.startsWith(mark))
    : saysTheSame(own.text, comment.text);
}

function hold(before: Decision, comment: SeenComment): Decision {
  const others = before.state.heldComments.filter((held) => held.id !== comment.id);
  return becoming(before, { heldComments: [...others, comment] });
}
