import { z } from 'zod';

import type { Clock } from '../clock.ts';
import { type Action, define } from './action.ts';

const month = 31 * 24 * 60;

/** Moves the tickets' clock; there is no such action where there is no clock that could be moved. */
export function clockActions(clock: Clock | null): Record<string, Action> {
  if (!clock) return {};
  return {
    forward: define(z.object({ minutes: z.number().positive().max(month) }), ({ minutes }) =>
      clock.forward(minutes * 60_000),
    ),
  };
}
