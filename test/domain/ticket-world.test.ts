import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { LENA, MAX } from '../support/ticket.ts';
import { agreedBoard, boardOf, knownBoard } from '../support/world/agreement.ts';
import {
  agentActs,
  agentWords,
  deskActs,
  lenaAnswers,
  operatorActs,
  organizerActs,
  organizerWords,
  refusals,
} from '../support/world/steps.ts';
import { live, runs, stories } from '../support/world/stories.ts';
import { createTicketWorld } from '../support/world/ticket-world.ts';

const options = fc.record({ knowsMover: fc.boolean() });

describe('a ticket and its board, whatever comes in whatever order', () => {
  test('come to agree, and stay so', () => {
    fc.assert(
      fc.property(
        stories(organizerActs, agentActs, deskActs, operatorActs),
        options,
        (steps, world) => {
          const lived = live(steps, world);
          expect(boardOf(lived)).toEqual(agreedBoard(lived));
          expect(boardOf(lived)).toEqual(knownBoard(lived));
          const writes = () =>
            lived.decided.board.filter(({ type }) => type === 'updateBoard').length;
          const before = writes();
          for (let pick = 0; pick < 40; pick += 1) lived.webhook(pick);
          lived.settle();
          expect(writes()).toBe(before);
        },
      ),
      runs(1_500),
    );
  });

  test('agree though people drag a card twice while our own move is under way', () => {
    const world = createTicketWorld({ knowsMover: false });
    world.organizer.write(1);
    world.organizer.catchUp();
    world.toBoard.reach();
    world.board.change({ assignee: MAX.id });
    world.board.change({ column: 'new' }, LENA);
    world.board.say(MAX, '⚠️ Careful');
    world.webhook(2);
    world.toBoard.hearBack();
    world.toBoard.reach();
    world.board.change({ column: 'elsewhere' }, MAX);
    world.board.say(MAX, '⚠️ Careful');
    world.webhook(1);
    world.board.change({ column: 'new' }, LENA);
    world.pulls.ask();
    world.settle();

    expect(boardOf(world)).toEqual(agreedBoard(world));
  });

  test('come to rest though either side refuses', () => {
    fc.assert(
      fc.property(
        stories(organizerActs, organizerWords, agentActs, agentWords, refusals),
        options,
        (steps, world) => void live(steps, world),
      ),
      runs(1_500),
    );
  });

  test('never take what Pitcrew wrote itself for something that people did', () => {
    fc.assert(
      fc.property(stories(organizerActs, [lenaAnswers]), options, (steps, world) => {
        const lived = live(steps, world);
        const notices = lived.decided.organizer.flatMap((effect) =>
          effect.type === 'sendNotice' ? [effect.notice] : [],
        );
        const agentsDoings = ['solved', 'released', 'handed-over', 'waiting'];
        expect(notices.filter((notice) => agentsDoings.includes(notice))).toEqual([]);
        const doings = lived.decided.board.map((effect) =>
          effect.type === 'postRemark' ? effect.remark : effect.type,
        );
        expect(doings).not.toContain('lost-race');
        expect(doings).not.toContain('findMover');
      }),
      runs(1_500),
    );
  });
});
