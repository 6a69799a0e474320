import { becoming, remember, tellOrganizer, type Decision } from './decision.ts';
import type { SeenComment, SendReply } from './events.ts';
import { fail, givenName } from './steps.ts';
import type { KnownComment, TicketState } from './ticket-state.ts';

/** Replies that are sent, or on their way: what becomes of them when their comment changes. */

/** Whether a reply is still to reach the organizer: its comment may be gone by now, or be a note. */
export function isStillSaid(
  { comments }: Pick<TicketState, 'comments'>,
  { commentId, messageId }: Pick<SendReply, 'commentId' | 'messageId'>,
): boolean {
  const known = comments[commentId];
  if (known === undefined) return true;
  return known.kind === 'reply' && !known.isGone && known.messageId === messageId;
}

/** The organizer has a reply as these messages. Where it was taken back meanwhile, so are they. */
export function keepSent(
  before: Decision,
  reply: Pick<SendReply, 'commentId' | 'messageId'>,
  telegramMessageIds: number[],
): Decision {
  const { state } = before;
  const { commentId } = reply;
  if (!isStillSaid(state, reply)) return takeBack(before, telegramMessageIds);
  const known = state.comments[commentId];
  return known ? know(before, commentId, { ...known, telegramMessageIds }) : before;
}

/** What the organizer has of a reply says `text`, and so will what could not be delivered yet. */
export function changeReply(before: Decision, comment: SeenComment, text: string): Decision {
  const { id: commentId, author, file } = comment;
  const { comments } = before.state;
  const undelivered = before.state.undelivered.map((unsent) =>
    unsent.commentId === commentId ? { ...unsent, text } : unsent,
  );
  return tellOrganizer(becoming(before, { undelivered }), {
    type: 'editReply',
    messageId: comments[commentId]?.messageId ?? `td-${commentId}`,
    commentId,
    agent: givenName(author.name),
    text,
    hasFile: file?.isHosted ?? false,
  });
}

/** What was not sent yet is not sent any more; what was is taken back. `reply` is the comment as it is now. */
export function withdrawReply(
  before: Decision,
  commentId: string,
  reply: KnownComment,
  now: number,
): Decision {
  const { messageId, telegramMessageIds } = reply;
  const undelivered = before.state.undelivered.filter((unsent) => unsent.commentId !== commentId);
  const withdrawn = remember(
    know(becoming(before, { undelivered }), commentId, { ...reply, telegramMessageIds: [] }),
    { type: 'messageWithdrawn', messageId, at: now },
  );
  return telegramMessageIds.length === 0
    ? fail(withdrawn, messageId, 'withdrawn')
    : takeBack(withdrawn, telegramMessageIds);
}

/** Keeps what is known of a person's comment. */
export function know(before: Decision, commentId: string, comment: KnownComment): Decision {
  return becoming(before, { comments: { ...before.state.comments, [commentId]: comment } });
}

function takeBack(before: Decision, targets: number[]): Decision {
  return targets.length === 0 ? before : tellOrganizer(before, { type: 'withdrawReply', targets });
}
