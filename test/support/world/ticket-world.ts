import { isDeepStrictEqual } from 'node:util';
import { nextDeadline } from '../../../src/domain/deadlines.ts';
import type { Effects } from '../../../src/domain/effects.ts';
import type { TicketEvent } from '../../../src/domain/events.ts';
import { decide } from '../../../src/domain/ticket.ts';
import type { TicketState } from '../../../src/domain/ticket-state.ts';
import { upgradeState } from '../../../src/domain/upgrade-state.ts';
import { NO_TIMERS } from '../../../src/domain/timers.ts';
import { createTranslate } from '../../../src/i18n/translate.ts';
import { freshTicket, START } from '../ticket.ts';
import { createAgentsChat, type AgentsChat } from './agents-chat.ts';
import { checkAlways } from './always.ts';
import { createBoard, type Board } from './board.ts';
import { createClock } from './clock.ts';
import { createLane, type Lane } from './lane.ts';
import { createOrganizer, type Organizer } from './organizer.ts';
import { createPhone, type Phone } from './phone.ts';
import { createPulls, type Pulls } from './pulls.ts';
import { createRows, type Rows } from './rows.ts';
import { sayInEveryLanguage } from './sayings.ts';
import type { WorldOptions } from './world-options.ts';

/** Anything longer is a board and a ticket that never agree. */
const MOST_ROUNDS = 200;

const translate = createTranslate();

/**
 * One ticket between an organizer, a board and an agents' chat, in memory. Each thing that takes time in the real world
 * is a step of its own here (a write reaches the board, then its answer reaches us; a pull is asked for, read, and
 * arrives; webhooks and updates arrive in any order), so that a test can put them into any order.
 */
export interface TicketWorld {
  state(): TicketState;
  organizer: Organizer;
  board: Board;
  phone: Phone;
  chat: AgentsChat;
  rows: Rows;
  pulls: Pulls;
  toOrganizer: Lane<Effects['organizer'][number]>;
  toBoard: Lane<Effects['board'][number]>;
  toAgents: Lane<Effects['agents'][number]>;
  /** All that was decided so far. */
  decided: Effects;
  tell(event: TicketEvent): void;
  pass(milliseconds: number): void;
  /** One of the webhooks sent so far arrives, the last where `pick` is 0; perhaps not for the first time. */
  webhook(pick: number): void;
  /** The ticket's workflow goes on as a new run, from what was stored. */
  continueAsNew(): void;
  /** Everything that is under way comes to its end, and the board is pulled until it shows nothing new. */
  settle(): void;
}

export function createTicketWorld(options: WorldOptions = {}): TicketWorld {
  const { knowsMover = true, hasWebhooks = true, timers = NO_TIMERS } = options;
  const { hours = null, replies = 'all', agentsChatId = null, leads = [] } = options;
  const clock = createClock(START);
  const fresh = freshTicket();
  let state = freshTicket({ event: { ...fresh.event, timers, hours, replies, agentsChatId } });
  const now = () => state;
  let webhooksHeard = 0;

  const tell = (event: TicketEvent) => {
    const before = state;
    const at = clock.tick();
    const { state: next, effects } = decide(before, event, at);
    state = next;
    checkAlways(before, event, next, at);
    world.toOrganizer.add(effects.organizer);
    world.toBoard.add(effects.board);
    world.toAgents.add(effects.agents);
    effects.store.forEach(world.rows.take);
    world.decided.organizer.push(...effects.organizer);
    world.decided.board.push(...effects.board);
    world.decided.agents.push(...effects.agents);
    world.decided.store.push(...effects.store);
    sayInEveryLanguage(translate, effects, next);
  };

  const hearWebhooks = () => {
    const late = board.webhooks().slice(webhooksHeard);
    webhooksHeard += late.length;
    late.forEach(tell);
  };

  const rows = createRows();
  const board = createBoard({ clock, state: now, translate, knowsMover });
  const phone = createPhone(now);
  const chat = createAgentsChat(now, leads);

  const world: TicketWorld = {
    state: now,
    organizer: createOrganizer({ clock, rows, tell }),
    board,
    phone,
    chat,
    rows,
    pulls: createPulls({ board, clock, mode: replies, tell }),
    toOrganizer: createLane(phone.carryOut, tell),
    toBoard: createLane(board.carryOut, tell),
    toAgents: createLane(chat.carryOut, tell),
    decided: { organizer: [], board: [], agents: [], store: [] },
    tell,
    pass(milliseconds) {
      clock.pass(milliseconds);
      const deadline = nextDeadline(state);
      if (deadline !== null && clock.now() >= deadline.at) tell({ type: 'deadlinePassed' });
    },
    webhook(pick) {
      const event = board.webhooks().at(-1 - pick);
      if (event && hasWebhooks) tell(event);
    },
    continueAsNew() {
      const stored = JSON.parse(JSON.stringify(state)) as TicketState;
      if (!isDeepStrictEqual(upgradeState(stored), state)) {
        throw new Error('What is stored is not what was there.');
      }
      state = upgradeState(stored);
      [world.toOrganizer, world.toBoard, world.toAgents].forEach((lane) => lane.carryOver());
    },
    settle() {
      const lanes = [world.toOrganizer, world.toBoard, world.toAgents];
      for (let round = 1; round <= MOST_ROUNDS; round += 1) {
        world.organizer.catchUp();
        if (hasWebhooks) hearWebhooks();
        for (const lane of lanes) {
          lane.hearBack();
          lane.reach();
          lane.hearBack();
        }
        world.pulls.read();
        world.pulls.arrive();
        if (lanes.some((lane) => !lane.isEmpty()) || world.pulls.isUnderWay()) continue;
        if (world.pulls.isUpToDate()) return;
        world.pulls.ask();
      }
      throw new Error('The board and the ticket do not agree.');
    },
  };
  return world;
}
