import { isClaimRace, loseRace } from './claim-race.ts';
import { becoming, remark, tellOrganizer, type Decision } from './decision.ts';
import type { SeenComment } from './messages.ts';
import { claim, fail, givenName } from './steps.ts';

/** A reply goes to the organizer, unless the ticket is closed; whoever answers first takes the ticket. */
export function answer(
  before: Decision,
  comment: SeenComment,
  text: string,
  now: number,
): Decision {
  const { state } = before;
  const { id: commentId, author, file } = comment;
  const messageId = state.comments[commentId]?.messageId ?? `td-${commentId}`;
  if (state.status === 'closed') {
    const reason = 'ticket-closed';
    return remark(fail(before, messageId, reason), 'reply-failed', { reason });
  }
  const { state: taken, ...decided } = claimByAnswer(before, comment, now);
  const answering = becoming(
    { ...decided, state: taken },
    {
      firstReplyAt: taken.firstReplyAt ?? comment.at,
      since: { ...taken.since, silent: null },
    },
  );
  return tellOrganizer(answering, {
    type: 'sendReply',
    messageId,
    commentId,
    agent: givenName(author.name),
    text,
    ...(file?.isHosted ? { file } : {}),
  });
}

/** The first answer claims; so soon after another's claim it is a lost race, though the answer itself goes out. */
function claimByAnswer(before: Decision, { author }: SeenComment, now: number): Decision {
  const { status, agent, firstReplyAt } = before.state;
  if (agent === null) return status === 'resolved' ? before : claim(before, author, now);
  const isLate = agent.id !== author.id && firstReplyAt === null && isClaimRace(before.state, now);
  return isLate ? loseRace(before, author) : before;
}
