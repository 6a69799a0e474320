import type { Agent } from '../../../src/domain/agent.ts';
import type { BoardEffect, EffectOutcome, FailureReason } from '../../../src/domain/effects.ts';
import type { TicketEvent } from '../../../src/domain/events.ts';
import type { TicketState } from '../../../src/domain/ticket-state.ts';
import type { Translate } from '../../../src/i18n/translate.ts';
import { BOT, freshCard, seenCard, type Card } from './card.ts';
import { createCardComments, toldOf, type CardComment } from './card-comments.ts';
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
  carryOut: (effect: BoardEffect, refused?: FailureReason) => EffectOutcome | null;
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
  const webhooks: TicketEvent[] = [];
  const comments = createCardComments(clock, (comment) => {
    webhooks.push(toldOf(comment, comment.changedAt, state().event.replies));
  });

  const change: Board['change'] = (fields, by = null) => {
    if (!card || card.deleted) return;
    card = { ...card, ...fields, updatedAt: clock.tick() };
    if (by && 'column' in fields) card.movedBy = by;
    webhooks.push({ type: 'taskSeen', task: { ...seenCard(card), by } });
  };

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
      comments.add(cardId, BOT, isMissing && part === 0 ? `${text}\n${lost}` : text),
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
    if (!known.slice(0, parts.length).every((id) => comments.isOn(cardId, id))) {
      return { type: 'effectFailed', effect, reason: 'task-gone' };
    }
    const commentIds = parts.map((words, part) => {
      const there = known[part];
      if (there === undefined) return comments.add(cardId, BOT, words);
      comments.change(there, { text: words });
      return there;
    });
    for (const commentId of known.slice(parts.length)) comments.change(commentId, { isGone: true });
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
      comments.change(effect.commentId, { isGone: true });
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
        const commentId = comments.add(card.id, BOT, text);
        return { type: 'remarkPosted', ownId: effect.ownId, commentId };
      }
      case 'showWords': {
        const { ownId, parts } = effect;
        const cardId = card.id;
        const commentIds = parts.map((text) => comments.add(cardId, BOT, text));
        return { type: 'wordsShown', ownId, commentIds };
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
    comments: comments.all,
    webhooks: () => webhooks,
    change,
    say: (author, text) => (card && !card.deleted ? comments.add(card.id, author, text) : null),
    rewrite: (commentId, text) => comments.change(commentId, { text }),
    remove: (commentId) => comments.change(commentId, { isGone: true }),
    carryOut,
  };
}
