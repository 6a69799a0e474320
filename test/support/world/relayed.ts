import { readComment } from '../../../src/domain/comments.ts';
import { cardParts, commentParts, ratingParts } from '../../../src/domain/message-parts.ts';
import { fillScript } from '../../../src/domain/scripts.ts';
import { TOO_LARGE } from './board.ts';
import { seenComment, type CardComment } from './card-comments.ts';
import { BOT } from './card.ts';
import { partsOf } from './phone.ts';
import type { TicketWorld } from './ticket-world.ts';

const REMARK = /^(\/\/ )?(⚠️|ℹ️|⏰)/;

/** A comment says the rating of its moment: that may have come before the rating, or before the last one. */
const STARS = /⭐( \d\/5)?/;

/** What the present card and its comments say of the organizer's messages, remarks apart. */
export function wordsOnBoard({ board }: TicketWorld): string[] {
  const card = board.card();
  if (!card || card.deleted) return [];
  const relayed = board
    .comments()
    .filter(({ author, isGone, text }) => author === BOT && !isGone && !REMARK.test(text));
  return [card.text, ...relayed.map(({ text }) => text.replace(STARS, '⭐'))].toSorted();
}

/** What they are to say: each message that belongs to the ticket, once, as it reads by now. */
export function wordsWritten(world: TicketWorld): string[] {
  const state = world.state();
  return [...world.organizer.words()]
    .filter(([id]) => !state.movedAway.includes(id))
    .flatMap(([id, text]) => {
      if (id === state.cardMessage) {
        const { description, comments } = cardParts(state, text, false);
        return [description, ...comments];
      }
      if (id === state.ratingMessage) return ratingParts({ ...state, rating: null }, text);
      const parts = commentParts(state, text);
      return id === 'tg-4'
        ? [`${parts[0]}\n⚠️ The file ${TOO_LARGE} could not be passed on.`]
        : parts;
    })
    .toSorted();
}

/** What the organizer has of an agent's comment. */
export function shownOf({ phone }: TicketWorld, { id }: CardComment): string[] {
  return phone.shown().flatMap(({ commentId, text }) => (commentId === id ? [text] : []));
}

/** What the organizer is to have of it: nothing, where it is a note, or gone, or came too late. */
export function saidBy(world: TicketWorld, comment: CardComment): string[] {
  const { event, comments, organizer } = world.state();
  const { script, text } = seenComment(comment, 0, event.replies);
  const said = readComment(text, event.replies);
  const row = world.rows.get(comments[comment.id]?.messageId ?? '');
  if (comment.isGone || said.kind === 'note' || script?.text === null) return [];
  if (row?.reason === 'ticket-closed') return [];
  if (script === undefined) return partsOf(said.text);
  const [first = ''] = organizer.name.split(' ');
  const values = { organizer: first, agent: '', number: 42 };
  const rest = said.text.replace(/^!\S+\s*/, '');
  return [[fillScript(script.text, values), rest].filter((line) => line !== '').join('\n')];
}
