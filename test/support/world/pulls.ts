import type { TicketEvent } from '../../../src/domain/events.ts';
import type { ReplyMode } from '../../../src/domain/comments.ts';
import type { Board } from './board.ts';
import { toldOf } from './card-comments.ts';
import { seenCard } from './card.ts';
import type { Clock } from './clock.ts';

/** A pull is asked for, read by Todoist some time later, and arrives later still. */
export interface Pulls {
  ask(): void;
  read(): void;
  arrive(): void;
  isUnderWay(): boolean;
  /** Whether everything there is has been read. */
  isUpToDate(): boolean;
}

export function createPulls(deps: {
  board: Board;
  clock: Clock;
  mode: ReplyMode;
  tell: (event: TicketEvent) => void;
}): Pulls {
  const { board, clock, mode, tell } = deps;
  let pull: { requestedAt: number; events: TicketEvent[] | null } | null = null;
  let readUntil = 0;

  const freshComments = () => board.comments().filter(({ changedAt }) => changedAt > readUntil);
  const freshCard = () => {
    const card = board.card();
    return card !== null && card.updatedAt > readUntil ? card : null;
  };

  /** Open cards come before comments, and those that are over after them; see `src/todoist/changes.ts`. */
  const whatIsNew = (requestedAt: number): TicketEvent[] => {
    const card = freshCard();
    const cards: TicketEvent[] = card
      ? [{ type: 'taskSeen', task: { ...seenCard(card), requestedAt } }]
      : [];
    const isOver = card !== null && (card.completed || card.deleted);
    const comments = freshComments().map((comment) => toldOf(comment, requestedAt, mode));
    return isOver ? [...comments, ...cards] : [...cards, ...comments];
  };

  return {
    ask: () => void (pull ??= { requestedAt: clock.tick(), events: null }),
    read() {
      if (!pull || pull.events) return;
      pull.events = whatIsNew(pull.requestedAt);
      readUntil = clock.now();
      clock.tick();
    },
    arrive() {
      if (!pull?.events) return;
      const { events } = pull;
      pull = null;
      events.forEach(tell);
    },
    isUnderWay: () => pull !== null,
    isUpToDate: () => freshCard() === null && freshComments().length === 0,
  };
}
