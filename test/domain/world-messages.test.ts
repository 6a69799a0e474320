import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { undeliveredIds } from '../../src/domain/undelivered.ts';
import { BOT } from '../support/world/card.ts';
import { saidBy, shownOf, wordsOnBoard, wordsWritten } from '../support/world/relayed.ts';
import {
  absences,
  agentActs,
  agentWords,
  comeBack,
  deskActs,
  lenaAnswers,
  operatorActs,
  operatorResends,
  organizerActs,
  organizerWords,
  refusals,
} from '../support/world/steps.ts';
import { closeStories, live, runs, stories } from '../support/world/stories.ts';
import type { TicketWorld } from '../support/world/ticket-world.ts';

const options = fc.record({
  hasWebhooks: fc.boolean(),
  replies: fc.constantFrom('all' as const, 'marked' as const),
});

const peoples = (world: TicketWorld) =>
  world.board.comments().filter(({ author }) => author !== BOT);

/** Whatever was accepted is delivered or failed, and nothing waits for what is over. */
function expectAtRest(world: TicketWorld): void {
  const pending = world.rows.all().filter(([, { delivery }]) => delivery === 'pending');
  expect(pending).toEqual([]);
  const { heldComments, ownInFlight, earlyEdits } = world.state();
  expect({ heldComments, ownInFlight, earlyEdits }).toEqual({
    heldComments: [],
    ownInFlight: [],
    earlyEdits: [],
  });
}

function expectOnce(world: TicketWorld): void {
  const { board, store } = world.decided;
  const relayed = board.flatMap((effect) =>
    effect.type === 'createTask' ? [`${effect.message.id} ${effect.again ?? 0}`] : [],
  );
  const posted = board.flatMap((effect) =>
    effect.type === 'postComment' ? [`${effect.message.id} ${effect.again ?? 0}`] : [],
  );
  const accepted = store.flatMap((effect) =>
    effect.type === 'messageAccepted' ? [effect.message.author] : [],
  );
  const arrived = world.phone.arrived();
  expect(relayed).toEqual([...new Set(relayed)]);
  expect(posted).toEqual([...new Set(posted)]);
  expect(arrived).toEqual([...new Set(arrived)]);
  expect(accepted).not.toContain(BOT.name);
}

/** What failed, and is worth another try, is known to the ticket: an operator can send it again. */
function expectKept(world: TicketWorld): void {
  const hopeless = ['withdrawn', 'ticket-closed'];
  const failed = world.rows
    .all()
    .filter(([, { delivery, reason }]) => delivery === 'failed' && !hopeless.includes(reason ?? ''))
    .map(([id]) => id);
  expect(undeliveredIds(world.state()).toSorted()).toEqual(failed.toSorted());
}

/** The organizer has each reply as it reads by now, and nothing of the others. */
function expectSaid(world: TicketWorld): void {
  const comments = peoples(world).filter(({ id }) => !world.phone.unchanged().includes(id));
  const shown = comments.map((comment) => [comment.id, ...shownOf(world, comment)]);
  const said = comments.map((comment) => [comment.id, ...saidBy(world, comment)]);
  expect(shown).toEqual(said);
}

describe('messages, whatever comes in whatever order', () => {
  test('are each where they belong once, as they read last, and none of those taken back', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          stories(organizerActs, organizerWords, agentActs, agentWords, deskActs),
          stories(organizerWords, [lenaAnswers]),
          stories(organizerActs, organizerWords, agentActs, operatorActs),
          stories(agentWords),
          closeStories(agentWords, organizerWords),
        ),
        options,
        (steps, of) => {
          const world = live(steps, of);
          expectAtRest(world);
          expectOnce(world);
          expectSaid(world);
          // What was on a card that is gone is gone with it.
          if (world.state().lostTasks.length > 0) return;
          expect(wordsOnBoard(world)).toEqual(wordsWritten(world));
          for (const [id, text] of world.organizer.words()) {
            expect(world.rows.get(id)?.text ?? text).toBe(text);
          }
        },
      ),
      runs(1_500),
    );
  });

  test('are each delivered or failed, once, though either side refuses', () => {
    fc.assert(
      fc.property(
        stories(
          organizerActs,
          organizerWords,
          agentActs,
          agentWords,
          operatorActs,
          operatorResends,
          refusals,
          absences,
        ),
        options,
        (steps, of) => {
          const world = live(steps, of);
          expectAtRest(world);
          expectOnce(world);
          expectKept(world);
        },
      ),
      runs(1_500),
    );
  });

  test('wait for an organizer who has blocked the bot, and all arrive when they come back', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          stories(organizerActs, agentActs, agentWords, absences),
          closeStories(agentWords, absences),
        ),
        options,
        (steps, of) => {
          const world = live(steps, of);
          comeBack(world);
          world.settle();
          expectAtRest(world);
          expectOnce(world);
          expect(world.state().undelivered).toEqual([]);
          expectSaid(world);
        },
      ),
      runs(1_500),
    );
  });
});
