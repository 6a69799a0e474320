import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { sayingOf } from '../../src/domain/agents-card.ts';
import type { OpeningHours } from '../../src/domain/opening-hours.ts';
import { DEFAULT_TIMERS } from '../../src/domain/timers.ts';
import { BOT } from '../support/world/card.ts';
import {
  agentActs,
  agentsRefusals,
  agentsTravels,
  deskActs,
  organizerActs,
  refusals,
} from '../support/world/steps.ts';
import { closeStories, live, runs, stories } from '../support/world/stories.ts';
import type { TicketWorld } from '../support/world/ticket-world.ts';

const timers = { ...DEFAULT_TIMERS, releaseSilentClaim: '45m' };

const options = fc.record({
  timers: fc.constant(timers),
  // It is Monday, 11:00 in Berlin.
  hours: fc.constantFrom<OpeningHours | null>(null, {
    mon: ['09:00-11:15', '13:00-18:00'],
    tue: ['09:00-18:00'],
  }),
  agentsChatId: fc.constantFrom(null, -4001),
  leads: fc.constantFrom<number[]>([], [9001, 9002]),
});

const lives = fc.oneof(
  stories(organizerActs, agentActs, deskActs, agentsTravels),
  closeStories(organizerActs, deskActs, agentsTravels),
  closeStories(agentActs, deskActs),
);

/** What Pitcrew says on the card that is true for a while. */
function standing({ board }: TicketWorld): string[] {
  const card = board.card();
  return board.comments().flatMap(({ author, text, isGone, cardId }) => {
    const isStanding = /^⏰|is urgent \(p1\)/.test(text);
    return author === BOT && isStanding && !isGone && cardId === card?.id ? [text] : [];
  });
}

/** What may stand there now, at most once each. */
function trueNow(world: TicketWorld): string[] {
  const { status, firstReplyAt, priority, agent, taskGone } = world.state();
  if (taskGone) return standing(world);
  const name = agent?.name.split(' ')[0];
  const whom = name === undefined ? 'Anna Petrova' : `${name}, Anna Petrova`;
  return [
    ...(status === 'new' ? ['⏰ Nobody has taken this yet.'] : []),
    ...(status === 'new' && priority === 4
      ? ['⚠️ This is urgent (p1), and no lead could be told in Telegram.']
      : []),
    ...(status === 'claimed' && firstReplyAt === null
      ? [`⏰ ${whom} is still waiting for the first reply.`]
      : []),
  ];
}

function expectTrue(world: TicketWorld): void {
  const { status } = world.state();
  const said = standing(world);
  expect(said).toEqual([...new Set(said)]);
  expect(trueNow(world)).toEqual(expect.arrayContaining(said));
  const waiting = world.phone.shown().filter(({ notice }) => notice === 'waiting-reminder');
  expect(waiting.length).toBeLessThanOrEqual(status === 'waiting' ? 1 : 0);
  expect(world.chat.shown('reminder').length).toBeLessThanOrEqual(status === 'new' ? 1 : 0);
}

describe('what is said to agents, whatever comes in whatever order', () => {
  test('is true, is said once, and goes when it is true no more', () => {
    fc.assert(
      fc.property(lives, options, (steps, of) => {
        const world = live(steps, of);
        expectTrue(world);
        const says = sayingOf(world.state());
        const cards = world.chat.shown('card').map((card) => card.says);
        expect(cards).toEqual(of.agentsChatId === null ? [] : [says]);
        if (world.state().status === 'new') return;
        for (const told of world.chat.shown('escalation')) expect(told.says).not.toContain('"new"');
      }),
      runs(800),
    );
  });

  test('comes once for each time that a ticket lay in the queue', () => {
    fc.assert(
      fc.property(lives, options, (steps, of) => {
        const { decided } = live(steps, of);
        const reminded = decided.agents.flatMap((effect) =>
          effect.type === 'remindAgents' ? [effect.since] : [],
        );
        const escalated = decided.agents.flatMap((effect) =>
          effect.type === 'escalate' && effect.why === 'unclaimed' ? [effect.since] : [],
        );
        const timesOf = (since: number) => reminded.filter((each) => each === since).length;
        expect(escalated).toEqual([...new Set(escalated)]);
        for (const since of reminded) {
          expect(timesOf(since)).toBeLessThanOrEqual(timers.remindUnclaimed.length);
        }
      }),
      runs(400),
    );
  });

  test('holds up nothing where it is refused', () => {
    fc.assert(
      fc.property(
        stories(organizerActs, agentActs, deskActs, agentsTravels, refusals, agentsRefusals),
        options,
        (steps, of) => {
          const world = live(steps, of);
          const pending = world.rows.all().filter(([, { delivery }]) => delivery === 'pending');
          expect(pending).toEqual([]);
        },
      ),
      runs(400),
    );
  });
});
