import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { BoardView } from '../../src/domain/events.ts';
import { createTicketWorld, type TicketWorld } from '../support/ticket-world.ts';
import { LENA, MAX, SECOND } from '../support/ticket.ts';

type Step = (world: TicketWorld) => void;

const named = (name: string, step: Step): fc.Arbitrary<Step> =>
  fc.constant(Object.assign(step, { [fc.toStringMethod]: () => name }));

/** Things on their way go on: to the board and back, to the organizer, from the board. */
const travels: fc.Arbitrary<Step>[] = [
  named('reachBoard', (world) => world.reachBoard()),
  named('hearBack', (world) => world.hearBack()),
  named('reachOrganizer', (world) => world.reachOrganizer()),
  named('ask', (world) => world.ask()),
  named('read', (world) => world.read()),
  named('arrive', (world) => world.arrive()),
  ...[0, 1, 2, 5].map((pick) => named(`webhook ${pick}`, (world) => world.webhook(pick))),
];

const organizerActs: fc.Arbitrary<Step>[] = [
  ...[1, 2, 3].map((number) => named(`write ${number}`, (world) => world.write(number))),
  named('solved', (world) => world.tell({ type: 'organizerSolved' })),
  named('reopened', (world) => world.tell({ type: 'organizerReopened' })),
  named('rated', (world) =>
    world.tell({ type: 'organizerRated', given: { rating: 4, promptMessageId: 77 } }),
  ),
  named('moved', (world) => {
    const move = { messageIds: ['tg-2'], toNumber: 43, receiptMessageId: 1001 };
    world.tell({ type: 'messagesMovedAway', move });
  }),
];

const lenaAnswers = named('Lena answers', (world) => world.comment(LENA, 'Looking into it'));

const agentActs: fc.Arbitrary<Step>[] = [
  lenaAnswers,
  named('Max answers', (world) => world.comment(MAX, '⚠️ Careful')),
  named('note', (world) => world.comment(MAX, '// between us')),
  named('looks like ours', (world) => world.comment(LENA, '**Anna Petrova:** message 2')),
  named('assign Lena', (world) => world.assign(LENA)),
  named('assign Max', (world) => world.assign(MAX)),
  named('unassign', (world) => world.assign(null)),
  named('drag to New', (world) => world.drag('new', LENA)),
  named('drag to In progress', (world) => world.drag('inProgress', LENA)),
  named('drag to Waiting', (world) => world.drag('waiting', MAX)),
  named('drag elsewhere', (world) => world.drag('elsewhere', MAX)),
  named('complete', (world) => world.complete(true)),
  named('uncomplete', (world) => world.complete(false)),
  named('a minute passes', (world) => world.pass(60 * SECOND)),
];

const ends: fc.Arbitrary<Step>[] = [
  named('cancelled', (world) => world.tell({ type: 'organizerCancelled' })),
  named('a day passes', (world) => world.pass(24 * 60 * 60 * SECOND)),
  named('delete the card', (world) => world.deleteCard()),
];

const refusals: fc.Arbitrary<Step>[] = [
  named('Todoist refuses', (world) => world.reachBoard(true)),
  named('Telegram refuses', (world) => world.reachOrganizer(true)),
];

const mover = fc.boolean();
/** The same stories at every run; PITCREW_SEED looks for others. */
const RUNS = { numRuns: 2_000, seed: Number(process.env['PITCREW_SEED'] ?? 20_261_123) };

function live(steps: Step[], knowsMover: boolean): TicketWorld {
  const world = createTicketWorld({ knowsMover });
  world.write(1);
  for (const step of steps) step(world);
  world.settle();
  return world;
}

/** Ends are rare, or there would be little to live through before them. */
const stories = (...kinds: fc.Arbitrary<Step>[][]) =>
  fc.array(
    fc.oneof(
      { weight: 60, arbitrary: fc.oneof(...travels) },
      { weight: 40, arbitrary: fc.oneof(...kinds.flat()) },
      { weight: 1, arbitrary: fc.oneof(...ends) },
    ),
    { maxLength: 60, size: 'max' },
  );

describe('a ticket and its board, whatever comes in whatever order', () => {
  test('come to agree, and stay so', () => {
    fc.assert(
      fc.property(stories(organizerActs, agentActs), mover, (steps, knows) => {
        const world = live(steps, knows);
        expect(boardOf(world)).toEqual(agreedBoard(world));
        expect(boardOf(world)).toEqual(knownBoard(world));
        const before = world.writes();
        for (let pick = 0; pick < 40; pick += 1) world.webhook(pick);
        world.settle();
        expect(world.writes()).toBe(before);
      }),
      RUNS,
    );
  });

  test('agree though people drag a card twice while our own move is under way', () => {
    const world = createTicketWorld({ knowsMover: false });
    world.write(1);
    world.reachBoard();
    world.assign(MAX);
    world.drag('new', LENA);
    world.comment(MAX, '⚠️ Careful');
    world.webhook(2);
    world.hearBack();
    world.reachBoard();
    world.drag('elsewhere', MAX);
    world.comment(MAX, '⚠️ Careful');
    world.webhook(1);
    world.drag('new', LENA);
    world.ask();
    world.settle();

    expect(boardOf(world)).toEqual(agreedBoard(world));
  });

  test('come to rest though either side refuses', () => {
    fc.assert(
      fc.property(
        stories(organizerActs, agentActs, refusals),
        mover,
        (steps, knows) => void live(steps, knows),
      ),
      RUNS,
    );
  });

  test('never take what Pitcrew wrote itself for something that people did', () => {
    fc.assert(
      fc.property(stories(organizerActs, [lenaAnswers]), mover, (steps, knows) => {
        const world = live(steps, knows);
        const notices = world.organizerEffects.flatMap((effect) =>
          effect.type === 'sendNotice' ? [effect.notice] : [],
        );
        const agentsDoings = ['solved', 'released', 'handed-over', 'waiting'];
        expect(notices.filter((notice) => agentsDoings.includes(notice))).toEqual([]);
        const doings = world.boardEffects.map((effect) =>
          effect.type === 'postRemark' ? effect.remark : effect.type,
        );
        expect(doings).not.toContain('lost-race');
        expect(doings).not.toContain('findMover');
      }),
      RUNS,
    );
  });

  test('every message goes to the board once, and every comment to the organizer once', () => {
    fc.assert(
      fc.property(stories(organizerActs, agentActs, refusals), mover, (steps, knows) => {
        const world = live(steps, knows);
        const relayed = world.boardEffects.flatMap((effect) =>
          effect.type === 'createTask' || effect.type === 'postComment' ? [effect.message.id] : [],
        );
        const replies = world.organizerEffects.flatMap((effect) =>
          effect.type === 'sendReply' ? [effect.messageId] : [],
        );
        expect(relayed).toEqual([...new Set(relayed)]);
        expect(replies).toEqual([...new Set(replies)]);
      }),
      RUNS,
    );
  });

  test('every comment taken in is relayed or failed, once, and none of them is our own', () => {
    fc.assert(
      fc.property(stories(organizerActs, agentActs, refusals), mover, (steps, knows) => {
        const world = live(steps, knows);
        const accepted = world.storeEffects.flatMap((effect) =>
          effect.type === 'messageAccepted' ? [effect.message] : [],
        );
        expect(accepted.filter(({ author }) => author === 'Pitcrew')).toEqual([]);
        const ended = world.storeEffects.flatMap((effect) =>
          (effect.type === 'messageDelivered' || effect.type === 'messageFailed') &&
          effect.messageId.startsWith('td-')
            ? [effect.messageId]
            : [],
        );
        const replies = accepted.filter(({ direction }) => direction === 'out');
        expect(ended.toSorted()).toEqual(replies.map(({ id }) => id).toSorted());
        expect(world.state().heldComments).toEqual([]);
        expect(world.state().ownInFlight).toEqual([]);
      }),
      RUNS,
    );
  });
});

function boardOf(world: TicketWorld): Partial<BoardView> {
  const card = world.card();
  if (!card || world.state().taskGone) return {};
  const { assignee, column, completed } = card;
  return { assignee, column, completed };
}

function knownBoard(world: TicketWorld): Partial<BoardView> {
  return world.state().taskGone || !world.card() ? {} : world.state().board.shown;
}

/** What the board is to show of the ticket; where people's choice stands, that is it. */
function agreedBoard(world: TicketWorld): Partial<BoardView> {
  const { status, agent, taskGone } = world.state();
  const card = world.card();
  if (!card || taskGone) return {};
  const kept = card.column === 'elsewhere' ? card.column : null;
  switch (status) {
    case 'new':
      return { assignee: null, column: kept ?? 'new', completed: false };
    case 'claimed':
      return {
        assignee: agent ? agent.id : card.assignee,
        column: kept ?? 'inProgress',
        completed: false,
      };
    case 'waiting':
      return {
        assignee: agent ? agent.id : card.assignee,
        column: kept ?? 'waiting',
        completed: false,
      };
    case 'resolved':
    case 'closed':
      return { assignee: card.assignee, column: card.column, completed: true };
  }
}
