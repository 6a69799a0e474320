import { isClaimRace, loseRace } from './claim-race.ts';
import { fingerprint } from './comments.ts';
import { becoming, remark, remember, tellOrganizer, type Decision } from './decision.ts';
import type { SeenComment } from './events.ts';
import { readPerson, type Reading } from './read-person.ts';
import { claim, fail, givenName } from './steps.ts';
import { changeReply, know, withdrawReply } from './sent-replies.ts';
import type { KnownComment } from './ticket-state.ts';

/** What a person says for the first time: a reply goes out, a note stays. */
export function takeComment(before: Decision, comment: SeenComment, now: number): Decision {
  const reading = readPerson(before.state, comment);
  const known: KnownComment = {
    kind: reading.kind,
    ...lookOf(comment),
    messageId: `td-${comment.id}`,
    telegramMessageIds: [],
    isGone: false,
  };
  return say(know(before, comment.id, known), comment, reading, now);
}

/** A comment seen again: where it says something else now, so does what came of it. */
export function changeComment(
  before: Decision,
  known: KnownComment,
  comment: SeenComment,
  now: number,
): Decision {
  const look = lookOf(comment);
  if (known.isGone || look.asOf < known.asOf) return before;
  if (look.seen === known.seen) return know(before, comment.id, { ...known, ...look });

  const reading = readPerson(before.state, comment);
  const changed = { ...known, ...look, kind: reading.kind };
  if (known.kind === 'note' && reading.kind === 'reply') {
    const messageId = `td-${comment.id}-${look.seen}`;
    return say(know(before, comment.id, { ...changed, messageId }), comment, reading, now);
  }
  const { messageId } = known;
  const stored = remember(know(before, comment.id, changed), {
    type: 'messageChanged',
    messageId,
    text: reading.text,
    at: now,
  });
  if (known.kind === 'note') return explain(stored, comment, reading);
  return reading.kind === 'reply'
    ? changeReply(stored, comment, reading.text)
    : explain(withdrawReply(stored, comment.id, changed, now), comment, reading);
}

/** A person took a comment back. One that is not known yet will not go out when it comes. */
export function withdrawComment(before: Decision, commentId: string, now: number): Decision {
  const known = before.state.comments[commentId];
  if (known === undefined) {
    const messageId = `td-${commentId}`;
    const nothing = {
      kind: 'note',
      seen: '',
      asOf: now,
      messageId,
      telegramMessageIds: [],
    } as const;
    return know(before, commentId, { ...nothing, telegramMessageIds: [], isGone: true });
  }
  if (known.isGone) return before;
  const gone = { ...known, isGone: true };
  return known.kind === 'reply'
    ? withdrawReply(before, commentId, gone, now)
    : remember(know(before, commentId, gone), {
        type: 'messageWithdrawn',
        messageId: known.messageId,
        at: now,
      });
}

function say(before: Decision, comment: SeenComment, reading: Reading, now: number): Decision {
  const { file } = comment;
  const stored = remember(before, {
    type: 'messageAccepted',
    message: {
      id: before.state.comments[comment.id]?.messageId ?? `td-${comment.id}`,
      direction: reading.kind === 'reply' ? 'out' : 'note',
      author: comment.author.name,
      text: reading.text,
      at: comment.at,
      commentId: comment.id,
      ...(file ? { attachments: [{ name: file.name, mime: file.mime, size: file.size }] } : {}),
    },
  });
  return reading.kind === 'reply'
    ? reply(stored, comment, reading.text, now)
    : explain(stored, comment, reading);
}

/** Who called a script that is not there is told of those that are. */
function explain(before: Decision, { author }: SeenComment, { unknownScript }: Reading): Decision {
  if (unknownScript === undefined) return before;
  const { name, near } = unknownScript;
  const args = { name, near: near.map((each) => `!${each}`).join(', ') || 'none' };
  return remark(before, 'unknown-script', args, [author.id]);
}

function reply(before: Decision, comment: SeenComment, text: string, now: number): Decision {
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

function lookOf({ text, asOf }: SeenComment): Pick<KnownComment, 'seen' | 'asOf'> {
  return { seen: fingerprint(text), asOf: asOf ?? 0 };
}
