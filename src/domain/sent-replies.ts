import { becoming, remember, tellOrganizer, type Decision } from './decision.ts';
import type { OrganizerEffect, SendReply } from './effects.ts';
import type { SeenComment } from './messages.ts';
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
  return known ? know(before, commentId, { ...known, telegramMessageIds, words: null }) : before;
}

/** What the organizer has of a reply says `text`, and so will what is not delivered yet. */
export function changeReply(before: Decision, comment: SeenComment, text: string): Decision {
  const { id: commentId, author, file } = comment;
  const known = before.state.comments[commentId];
  const isUnsent = known !== undefined && known.telegramMessageIds.length === 0;
  const kept = isUnsent ? know(before, commentId, { ...known, words: text }) : before;
  return tellOrganizer(kept, {
    type: 'editReply',
    messageId: known?.messageId ?? `td-${commentId}`,
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
  const isThis = (unsent: SendReply) => unsent.commentId === commentId;
  const kept = [...before.state.undelivered, ...before.state.failedReplies];
  const begun = kept.filter(isThis).flatMap(({ sent = [] }) => sent);
  const undelivered = before.state.undelivered.filter((unsent) => !isThis(unsent));
  const failedReplies = before.state.failedReplies.filter((unsent) => !isThis(unsent));
  const forgotten = becoming(before, { undelivered, failedReplies });
  const withdrawn = remember(know(forgotten, commentId, { ...reply, telegramMessageIds: [] }), {
    type: 'messageWithdrawn',
    messageId,
    at: now,
  });
  return telegramMessageIds.length === 0
    ? takeBack(fail(withdrawn, messageId, 'withdrawn'), begun)
    : takeBack(withdrawn, telegramMessageIds);
}

/** Replies that could not be delivered go out again, in order, and say what they say by now. */
export function sendAgain(before: Decision, unsent: SendReply[]): Decision {
  const retried = remember(
    before,
    ...unsent.map(({ messageId }) => ({ type: 'messageRetried' as const, messageId })),
  );
  return tellOrganizer(retried, ...unsent.flatMap((each) => anew(before.state, each)));
}

/** Where its beginning is out already, the rest of that follows, and then all of it is changed. */
function anew({ comments }: TicketState, unsent: SendReply): OrganizerEffect[] {
  const { commentId, messageId, agent, file, sent = [] } = unsent;
  const text = comments[commentId]?.words ?? null;
  if (text === null) return [unsent];
  if (sent.length === 0) return [{ ...unsent, text }];
  const hasFile = file !== undefined;
  return [unsent, { type: 'editReply', messageId, commentId, agent, text, hasFile }];
}

/** Keeps what is known of a person's comment. */
export function know(before: Decision, commentId: string, comment: KnownComment): Decision {
  return becoming(before, { comments: { ...before.state.comments, [commentId]: comment } });
}

/** Takes what the organizer has of a reply away. */
export function takeBack(before: Decision, targets: number[]): Decision {
  return targets.length === 0 ? before : tellOrganizer(before, { type: 'withdrawReply', targets });
}
