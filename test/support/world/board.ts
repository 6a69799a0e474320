import type {
  Agent,
  BoardEffect,
  EffectOutcome,
  FailureReason,
  TicketEvent,
} from '../../../src/domain/events.ts';
import type { TicketState } from '../../../src/domain/ticket-state.ts';
import type { Translate } from '../../../src/i18n/translate.ts';
import { BOT, freshCard, seenCard, seenComment, type Card, type CardComment } from './card.ts';
import type { Clock } from './clock.ts';

/** Todoist, with the cards of one ticket. */
export interface Board {
  /** The newest card. */
  card(): Card | null;
  comments(): CardComment[];
  /** What changed, as webhooks tell it, in the order in which it happened. */
  webhooks(): TicketEvent[];
  change(fields: Partial<Card>, by?: Agent | null): void;
  say(author: Agent, text: string): string | null;
  rewrite(commentId: string, text: string): void;
  remove(commentId: string): void;
  /** Does what `workflows/effects/on-board.ts` does. */
  carryOut(effect: BoardEffect, refused?: FailureReason): EffectOutcome | null;
}

/** The file that no vendor takes. */
export const TOO_LARGE = 'film.mov';

/** @param options.knowsMover whether Todoist can say who dragged a card */
export function createBoard(deps: {
  clock: Clock;
  state: () => TicketState;
  translate: Translate;
  knowsMover: boolean;
}): Board {
  const { clock, state, translate, knowsMover } = deps;
  let card: Card | null = null;
  let cards = 0;
  let comments: CardComment[] = [];
  const webhooks: TicketEvent[] = [];

  const tellOf = (comment: CardComment) => {
    const seen = seenComment(comment, comment.changedAt, state().event.replies);
    webhooks.push(
      comment.isGone
        ? { type: 'commentGone', commentId: comment.id }
        : { type: 'commentSeen', comment: seen },
    );
  };

  const changeComment = (commentId: string, fields: Partial<CardComment>) => {
    comments = comments.map((each) => {
      if (each.id !== commentId || each.isGone) return each;
      const changed = { ...each, ...fields, changedAt: clock.tick() };
      tellOf(changed);
      return changed;
    });
  };

  const add = (cardId: string, author: Agent, text: string): string => {
    const at = clock.tick();
    const id = `c${comments.length + 1}`;
    const comment = { id, cardId, author, text, at, changedAt: at, isGone: false };
    comments = [...comments, comment];
    tellOf(comment);
    return id;
  };

  const change: Board['change'] = (fields, by = null) => {
    if (!card || card.deleted) return;
    card = { ...card, ...fields, updatedAt: clock.tick() };
    if (by && 'column' in fields) card.movedBy = by;
    webhooks.push({ type: 'taskSeen', task: { ...seenCard(card), by } });
  };

  const isThere = (commentId: string) =>
    comments.some(({ id, isGone, cardId }) => id === commentId && !isGone && cardId === card?.id);

  const post = (
    cardId: string,
    { message, parts }: Extract<BoardEffect, { type: 'postComment' }>,
  ): EffectOutcome => {
    if (state().movedAway.includes(message.id)) {
      return { type: 'commentPosted', message, commentIds: [] };
    }
    const isMissing = message.file?.name === TOO_LARGE;
    const lost = translate('en', 'file-missing', { name: TOO_LARGE });
    const commentIds = parts.map((text, part) =>
      add(cardId, BOT, isMissing && part === 0 ? `${text}\n${lost}` : text),
    );
    const posted = { type: 'commentPosted', message, commentIds } as const;
    return isMissing ? { ...posted, fileRefused: 'file-too-large' } : posted;
  };

  const edit = (
    cardId: string,
    effect: Extract<BoardEffect, { type: 'editMessage' }>,
  ): EffectOutcome => {
    const { nth, isCard, parts } = effect;
    const { messageId, text } = effect.edit;
    const known = state().commentsOf[messageId] ?? [];
    if (isCard) change({ text });
    if (!known.slice(0, parts.length).every(isThere)) {
      return { type: 'effectFailed', effect, reason: 'task-gone' };
    }
    const commentIds = parts.map((words, part) => {
      const there = known[part];
      if (there === undefined) return add(cardId, BOT, words);
      changeComment(there, { text: words });
      return there;
    });
    for (const commentId of known.slice(parts.length)) changeComment(commentId, { isGone: true });
    return { type: 'messageEdited', nth, messageId, commentIds };
  };

  const carryOut: Board['carryOut'] = (effect, refused) => {
    if (refused) return { type: 'effectFailed', effect, reason: refused };
    if (effect.type === 'createTask') {
      const { message } = effect;
      cards += 1;
      card = freshCard(`task-${cards}`, message.text, clock.tick());
      webhooks.push({ type: 'taskSeen', task: seenCard(card) });
      return { type: 'taskCreated', message, taskId: card.id, url: `https://todoist/${card.id}` };
    }
    if (effect.type === 'deleteComment') {
      changeComment(effect.commentId, { isGone: true });
      return null;
    }
    if (!card || card.deleted || state().task === null || state().taskGone) {
      return { type: 'effectFailed', effect, reason: 'task-gone' };
    }
    switch (effect.type) {
      case 'postComment':
        return post(card.id, effect);
      case 'editMessage':
        return edit(card.id, effect);
      case 'postRemark': {
        const text = translate('en', `remark-${effect.remark}`, effect.args);
        const commentId = add(card.id, BOT, text);
        return { type: 'remarkPosted', ownId: effect.ownId, commentId };
      }
      case 'updateBoard': {
        const { column, ...rest } = effect.change;
        change({ ...rest, ...(column === undefined || column === 'elsewhere' ? {} : { column }) });
        return { type: 'boardUpdated', writeId: effect.writeId };
      }
      case 'findMover':
        return { type: 'moverFound', agent: knowsMover ? card.movedBy : null };
    }
  };

  return {
    card: () => card,
    comments: () => comments,
    webhooks: () => webhooks,
    change,
    say: (author, text) => (card && !card.deleted ? add(card.id, author, text) : null),
    rewrite: (commentId, text) => changeComment(commentId, { text }),
    remove: (commentId) => changeComment(commentId, { isGone: true }),
    carryOut,
  };
}
