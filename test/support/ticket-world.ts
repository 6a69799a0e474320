import type {
  Agent,
  BoardEffect,
  BoardView,
  Column,
  EffectOutcome,
  OrganizerEffect,
  SeenTask,
  StoreEffect,
  TicketEvent,
} from '../../src/domain/events.ts';
import { nextDeadline } from '../../src/domain/deadlines.ts';
import { decide } from '../../src/domain/ticket.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { freshTicket, LENA, MAX, message, START } from './ticket.ts';

/** Anything longer is a board and a ticket that never agree. */
const MOST_ROUNDS = 60;

const translate = createTranslate();

interface Card extends BoardView {
  id: string;
  deleted: boolean;
  updatedAt: number;
  movedBy: Agent | null;
}

interface CardComment {
  id: string;
  author: Agent;
  text: string;
}

/** A pull on its way: asked for, then read by Todoist, then here. */
interface Pull {
  requestedAt: number;
  events: TicketEvent[] | null;
}

const BOT: Agent = { id: '7000', name: 'Pitcrew' };

/**
 * One ticket between an organizer and a board, in memory. Each thing that takes time in the real world is a step of
 * its own here (a write reaches the board, then its answer reaches us; a pull is asked for, read, and arrives; webhooks
 * arrive in any order), so that a test can put them into any order.
 */
export interface TicketWorld {
  state(): TicketState;
  card(): Card | null;
  /** All that was decided so far. */
  organizerEffects: OrganizerEffect[];
  boardEffects: BoardEffect[];
  storeEffects: StoreEffect[];
  writes(): number;
  tell(event: TicketEvent): void;
  write(number: number): void;
  pass(milliseconds: number): void;
  /** People at the board. */
  assign(who: Agent | null): void;
  drag(column: Column, who: Agent): void;
  complete(completed: boolean): void;
  comment(who: Agent, text: string): void;
  deleteCard(): void;
  /** The next effect on the board is carried out, or refused; the ticket hears of it by `hearBack`. */
  reachBoard(refuse?: boolean): void;
  hearBack(): void;
  reachOrganizer(refuse?: boolean): void;
  ask(): void;
  read(): void;
  arrive(): void;
  /** One of the webhooks sent so far arrives, the last where `pick` is 0; perhaps not for the first time. */
  webhook(pick: number): void;
  /** Everything that is under way comes to its end, and the board is pulled until it shows nothing new. */
  settle(): void;
}

/** @param options.knowsMover whether Todoist can say who dragged a card */
export function createTicketWorld(options: { knowsMover?: boolean } = {}): TicketWorld {
  let state = freshTicket();
  let now = START;
  let card: Card | null = null;
  let cards = 0;
  let comments: CardComment[] = [];
  let commentCount = 0;
  let pulledCard = 0;
  let pulledComments = 0;
  let pull: Pull | null = null;
  let answer: EffectOutcome | null = null;
  const webhooks: TicketEvent[] = [];
  const organizer: OrganizerEffect[] = [];
  const board: BoardEffect[] = [];
  let telegramMessageId = 1_000;

  const tick = () => (now += 1);

  const tell = (event: TicketEvent) => {
    const before = state;
    const { state: next, effects } = decide(state, event, tick());
    state = next;
    checkAlways(before, next);
    organizer.push(...effects.organizer);
    board.push(...effects.board);
    world.organizerEffects.push(...effects.organizer);
    world.boardEffects.push(...effects.board);
    world.storeEffects.push(...effects.store);
    for (const effect of effects.organizer) sayInEveryLanguage(effect);
  };

  const shownTask = (at: Card): SeenTask => ({
    id: at.id,
    assignee: [LENA, MAX, BOT].find(({ id }) => id === at.assignee) ?? null,
    column: at.column,
    completed: at.completed,
    deleted: at.deleted,
    foreign: false,
    labels: ['support'],
    priority: 1,
    updatedAt: new Date(at.updatedAt).toISOString(),
    requestedAt: null,
    by: null,
  });

  const change = (fields: Partial<Card>, by: Agent | null = null) => {
    if (!card || card.deleted) return;
    card = { ...card, ...fields, updatedAt: tick() };
    if (by && 'column' in fields) card.movedBy = by;
    webhooks.push({ type: 'taskSeen', task: { ...shownTask(card), by } });
  };

  const addComment = (author: Agent, text: string): string => {
    commentCount += 1;
    const posted = { id: `c${commentCount}`, author, text };
    comments = [...comments, posted];
    webhooks.push({ type: 'commentSeen', comment: { ...posted, at: tick() } });
    return posted.id;
  };

  const carryOut = (effect: BoardEffect): EffectOutcome | null => {
    if (effect.type === 'createTask') {
      cards += 1;
      card = {
        id: `task-${cards}`,
        assignee: null,
        column: 'new',
        completed: false,
        deleted: false,
        updatedAt: tick(),
        movedBy: null,
      };
      webhooks.push({ type: 'taskSeen', task: shownTask(card) });
      return { type: 'taskCreated', message: effect.message, taskId: card.id, url: '' };
    }
    if (effect.type === 'deleteComment') {
      comments = comments.filter(({ id }) => id !== effect.commentId);
      return null;
    }
    if (!card || card.deleted || state.task === null || state.taskGone) {
      return { type: 'effectFailed', effect, reason: 'task-gone' };
    }
    switch (effect.type) {
      case 'postComment': {
        const isGone = state.movedAway.includes(effect.message.id);
        const commentIds = isGone ? [] : effect.parts.map((text) => addComment(BOT, text));
        return { type: 'commentPosted', message: effect.message, commentIds };
      }
      case 'postRemark': {
        const text = translate('en', `remark-${effect.remark}`, effect.args);
        return { type: 'remarkPosted', ownId: effect.ownId, commentId: addComment(BOT, text) };
      }
      case 'updateBoard': {
        const { column, ...rest } = effect.change;
        change({ ...rest, ...(column === undefined || column === 'elsewhere' ? {} : { column }) });
        return { type: 'boardUpdated', writeId: effect.writeId };
      }
      case 'editMessage':
        return {
          type: 'messageEdited',
          nth: effect.nth,
          messageId: effect.edit.messageId,
          commentIds: state.commentsOf[effect.edit.messageId] ?? [],
        };
      case 'findMover':
        return { type: 'moverFound', agent: options.knowsMover === false ? null : card.movedBy };
    }
  };

  const world: TicketWorld = {
    state: () => state,
    card: () => card,
    organizerEffects: [],
    boardEffects: [],
    storeEffects: [],
    writes: () => world.boardEffects.filter(({ type }) => type === 'updateBoard').length,
    tell,
    write: (number) => tell({ type: 'organizerWrote', message: message(number) }),
    pass(milliseconds) {
      now += milliseconds;
      const deadline = nextDeadline(state);
      if (deadline !== null && now >= deadline.at) tell({ type: 'deadlinePassed' });
    },
    assign: (who) => change({ assignee: who?.id ?? null }),
    drag: (column, who) => change({ column }, who),
    complete: (completed) => change({ completed }),
    comment: (who, text) => void (card && !card.deleted && addComment(who, text)),
    deleteCard: () => change({ deleted: true }),
    reachBoard(refuse = false) {
      const [effect] = board;
      if (!effect || answer) return;
      answer = refuse
        ? { type: 'effectFailed', effect, reason: 'refused-by-todoist' }
        : carryOut(effect);
      if (answer === null) board.shift();
    },
    hearBack() {
      if (!answer) return;
      const heard = answer;
      answer = null;
      board.shift();
      tell(heard);
    },
    reachOrganizer(refuse = false) {
      const effect = organizer.shift();
      if (!effect) return;
      const outcome = refuse
        ? { type: 'effectFailed' as const, effect, reason: 'blocked' as const }
        : outcomeOf(effect, (telegramMessageId += 1));
      if (outcome) tell(outcome);
    },
    ask: () => void (pull ??= { requestedAt: tick(), events: null }),
    read() {
      if (!pull || pull.events) return;
      const { requestedAt } = pull;
      const fresh = comments.filter(({ id }) => Number(id.slice(1)) > pulledComments);
      const isNew = card !== null && card.updatedAt > pulledCard;
      pull.events = [
        ...(card && isNew
          ? [{ type: 'taskSeen' as const, task: { ...shownTask(card), requestedAt } }]
          : []),
        ...fresh.map((each) => ({ type: 'commentSeen' as const, comment: { ...each, at: now } })),
      ];
      pulledCard = card?.updatedAt ?? 0;
      pulledComments = commentCount;
      tick();
    },
    arrive() {
      if (!pull?.events) return;
      const { events } = pull;
      pull = null;
      events.forEach(tell);
    },
    webhook(pick) {
      const event = webhooks.at(-1 - pick);
      if (event) tell(event);
    },
    settle() {
      for (let round = 1; round <= MOST_ROUNDS; round += 1) {
        world.reachBoard();
        world.hearBack();
        world.reachOrganizer();
        world.read();
        world.arrive();
        if (board.length > 0 || answer || organizer.length > 0 || pull) continue;
        const isSeen = (card?.updatedAt ?? 0) <= pulledCard && commentCount <= pulledComments;
        if (isSeen) return;
        world.ask();
      }
      throw new Error(`The board and the ticket do not agree: ${JSON.stringify(board)}`);
    },
  };
  return world;
}

function outcomeOf(effect: OrganizerEffect, telegramMessageId: number): EffectOutcome | null {
  switch (effect.type) {
    case 'sendNotice':
      return { type: 'noticeSent', notice: effect.notice, telegramMessageId };
    case 'showReceipt':
      return { type: 'receiptShown', runStart: effect.runStart, telegramMessageId };
    case 'sendReply':
      return {
        type: 'replySent',
        messageId: effect.messageId,
        commentId: effect.commentId,
        telegramMessageIds: [telegramMessageId],
      };
    default:
      return null;
  }
}

/** Throws where a notice lacks an argument that its text has. */
function sayInEveryLanguage(effect: OrganizerEffect): void {
  if (effect.type !== 'sendNotice' && effect.type !== 'editNotice') return;
  for (const language of ['en', 'ru']) translate(language, `notice-${effect.notice}`, effect.args);
}

/** What holds at every moment. */
function checkAlways(before: TicketState, state: TicketState): void {
  const faults = [
    state.status === 'new' && state.agent !== null && 'nobody holds a new ticket',
    (state.status === 'resolved') !== (state.resolvedAt !== null && state.closedAt === null) &&
      state.status !== 'closed' &&
      'a solved ticket knows since when',
    state.findingMover && state.status !== 'new' && 'only who takes a new ticket is looked for',
    before.status === 'closed' &&
      state.status !== 'closed' &&
      state.seenMessages.length === before.seenMessages.length &&
      'the end is the end, unless a message arrives',
  ].filter((fault) => fault !== false);
  if (faults.length > 0) throw new Error(`It does not hold that ${faults.join(', ')}.`);
}
