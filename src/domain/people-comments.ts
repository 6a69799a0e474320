import { answer } from './answer.ts';
import { fingerprint } from './comments.ts';
import { remark, remember, type Decision } from './decision.ts';
import type { SeenComment } from './messages.ts';
import { readPerson, type Reading } from './read-person.ts';
import { changeReply, know, withdrawReply } from './sent-replies.ts';
import type { KnownComment } from './ticket-state.ts';

/** What a person says for the first time: a reply goes out, a note stays. */
export function takeComment(before: Decision, comment: SeenComment, now: number): Decision {
  const reading = readPerson(before.state, comment);
  const known: KnownComment = {
    kind: reading.kind,
    ...lookOf(comment),
    messageId: `td-${comment.id}`,
    turns: 0,
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
  const changed = { ...known, ...look };
  if (known.kind !== reading.kind) return turn(before, changed, comment, reading, now);
  const { messageId } = known;
  const stored = remember(know(before, comment.id, changed), {
    type: 'messageChanged',
    messageId,
    text: reading.text,
    at: now,
  });
  return known.kind === 'note'
    ? explain(stored, comment, reading)
    : changeReply(stored, comment, reading.text);
}

/** A reply becomes a note, or a note a reply: what it was is taken back, and what it is now is said at this moment. */
function turn(
  before: Decision,
  known: KnownComment,
  comment: SeenComment,
  reading: Reading,
  now: number,
): Decision {
  const { kind } = reading;
  const turns = known.turns + 1;
  const messageId = `td-${comment.id}-${turns}`;
  const turned = { ...known, kind, turns, messageId, telegramMessageIds: [], words: null };
  const left = takeAway(before, comment.id, known, now);
  return say(know(left, comment.id, turned), { ...comment, at: now }, reading, now);
}

/** A person took a comment back. One that is not known yet will not go out when it comes. */
export function withdrawComment(before: Decision, commentId: string, now: number): Decision {
  const known = before.state.comments[commentId];
  if (known === undefined) {
    return know(before, commentId, {
      kind: 'note',
      seen: '',
      asOf: now,
      messageId: `td-${commentId}`,
      turns: 0,
      telegramMessageIds: [],
      isGone: true,
    });
  }
  return known.isGone ? before : takeAway(before, commentId, { ...known, isGone: true }, now);
}

/** @param known the comment as it is now; it says no more what it said */
function takeAway(before: Decision, commentId: string, known: KnownComment, now: number): Decision {
  if (known.kind === 'reply') return withdrawReply(before, commentId, known, now);
  const { messageId } = known;
  return remember(know(before, commentId, known), { type: 'messageWithdrawn', messageId, at: now });
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
    ? answer(stored, comment, reading.text, now)
    : explain(stored, comment, reading);
}

/** Who called a script that is not there is told of those that are. */
function explain(before: Decision, { author }: SeenComment, { unknownScript }: Reading): Decision {
  if (unknownScript === undefined) return before;
  const { name, near } = unknownScript;
  const args = { name, near: near.map((each) => `!${each}`).join(', ') || 'none' };
  return remark(before, 'unknown-script', args, [author.id]);
}

function lookOf({ text, asOf }: SeenComment): Pick<KnownComment, 'seen' | 'asOf'> {
  return { seen: fingerprint(text), asOf: asOf ?? 0 };
}
