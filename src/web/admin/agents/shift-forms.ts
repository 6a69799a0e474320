import { Router } from 'express';
import type { EventRow } from '../../../database/entities/event.ts';
import { Problem } from '../../problem.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { done } from '../done.ts';
import { formOf } from '../form.ts';
import type { FormState } from '../form-state.ts';
import { readId } from '../read-id.ts';
import { fromWallTime } from '../wall-time.ts';
import { agentPage } from './agent-page.ts';
import { knownAgent } from './known-agent.ts';

/** A shift is no longer than this: one that is meant for two days is two, with a night between. Milliseconds. */
const LONGEST = 24 * 3_600_000;

/** `/admin/agents/:id/shifts`: when an agent is there, on the clocks of the event. */
export function createShiftForms(deps: AdminDeps): Router {
  const { show, stores } = deps;
  const router = Router();

  router.post('/:id/shifts', async (request, response) => {
    const agent = await knownAgent(stores.agents, request.params.id);
    const { csrf: _csrf, ...values } = formOf(request);
    const read = readShift(values, await stores.events.open(), new Date());
    if ('faults' in read) {
      response.status(400);
      return show(response, '/agents/agent', await agentPage(deps, agent, read));
    }
    await stores.shifts.add({ agentId: agent.id, ...read });
    done(response, `/admin/agents/${agent.id}`, 'The shift is added.');
  });

  router.post('/:id/shifts/:shift/remove', async (request, response) => {
    const { id } = await knownAgent(stores.agents, request.params.id);
    const shift = readId(request.params.shift);
    if (shift === null || !(await stores.shifts.remove(id, shift))) {
      throw new Problem(404, 'There is no such shift any more.');
    }
    done(response, `/admin/agents/${id}`, 'The shift is removed.');
  });
  return router;
}

function readShift(
  values: Record<string, string>,
  events: EventRow[],
  now: Date,
): { eventId: number; startsAt: Date; endsAt: Date } | FormState {
  const event = events.find(({ id }) => id === readId(values['event']));
  const again = (name: string, fault: string): FormState => ({
    values,
    faults: { [name]: fault },
    fault: null,
  });
  if (event === undefined) return again('event', 'Choose an event that is open');
  const startsAt = fromWallTime(values['startsAt'] ?? '', event.timezone);
  const endsAt = fromWallTime(values['endsAt'] ?? '', event.timezone);
  if (startsAt === null) return again('startsAt', 'Give a day and a time');
  if (endsAt === null) return again('endsAt', 'Give a day and a time');
  if (endsAt <= startsAt) return again('endsAt', 'A shift ends after it begins');
  if (endsAt <= now) return again('endsAt', 'This is over already');
  if (endsAt.getTime() - startsAt.getTime() > LONGEST) {
    return again('endsAt', 'A shift has 24 hours at most: make one for each day');
  }
  return { eventId: event.id, startsAt, endsAt };
}
