import * as fc from 'fast-check';
import { ends, named, travels, type Step, type Steps } from './steps.ts';
import { createTicketWorld, type TicketWorld } from './ticket-world.ts';
import type { WorldOptions } from './world-options.ts';

/** Ends are rare, or there would be little to live through before them. */
export function stories(...kinds: Steps[]): fc.Arbitrary<Step[]> {
  return fc.array(
    fc.oneof(
      { weight: 60, arbitrary: fc.oneof(...travels) },
      { weight: 40, arbitrary: fc.oneof(...kinds.flat()) },
      { weight: 1, arbitrary: fc.oneof(...ends) },
    ),
    { maxLength: 60, size: 'max' },
  );
}

/** Stories in which all is told at once, but for what is on its way to the organizer: little comes between. */
export function closeStories(...kinds: Steps[]): fc.Arbitrary<Step[]> {
  const acts = fc.oneof(...kinds.flat()).chain((step) =>
    named(`${String(step[fc.toStringMethod]?.())}, told at once`, (world) => {
      step(world);
      world.organizer.update(0);
      world.webhook(0);
    }),
  );
  const relay = named('the organizer is told', (world) => {
    world.toOrganizer.reach();
    world.toOrganizer.hearBack();
  });
  const post = named('the board is told', (world) => {
    world.toBoard.reach();
    world.toBoard.hearBack();
  });
  return fc.array(fc.oneof(acts, acts, relay, relay, post, ...travels.slice(0, 4)), {
    maxLength: 40,
    size: 'max',
  });
}

/** The world in which all of a story has happened. */
export function live(steps: Step[], options: WorldOptions = {}): TicketWorld {
  const world = createTicketWorld(options);
  world.organizer.write(1);
  world.organizer.catchUp();
  for (const step of steps) step(world);
  world.settle();
  return world;
}

/** The same stories at every run; PITCREW_SEED looks for others, PITCREW_RUNS for more. */
export function runs(numRuns: number): { numRuns: number; seed: number } {
  return {
    numRuns: Number(process.env['PITCREW_RUNS'] ?? numRuns),
    seed: Number(process.env['PITCREW_SEED'] ?? 20_261_123),
  };
}
