import { randomUUID } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import type { TicketLife } from '../../../database/ticket-life.ts';
import { workflowIdOf } from '../../../temporal/tickets.ts';
import { Problem } from '../../problem.ts';
import { done } from '../done.ts';
import { formOf } from '../form.ts';
import { cleanForm, type FormState } from '../form-state.ts';
import { workflowAddress } from '../workflow-address.ts';
import { carryOut } from './carry-out.ts';
import { offeredActs } from './offered-acts.ts';
import { readActForm, type ActType } from './read-act-form.ts';
import type { TicketDeps } from './ticket-deps.ts';
import { timelineOf } from './timeline.ts';

/** What is said after an act. */
const DONE: Record<ActType, string> = {
  reply: 'The reply is on its way to the organizer.',
  note: 'The note is kept; agents see it on the card.',
  claim: 'It has its agent; the board follows, and the organizer is told.',
  release: 'It is back in the queue.',
  resolve: 'It is resolved; the organizer is told.',
  reopen: 'It is open again.',
  close: 'It is closed for good; the organizer is told.',
  resend: 'What had failed is tried again.',
};

/** `/admin/tickets/42`: all of a ticket's life, and what can be done to it. */
export function createTicketPage(deps: TicketDeps): Router {
  const { show, stores, temporalUi } = deps;
  const router = Router();

  const lifeAt = async (request: Request): Promise<TicketLife> => {
    const given = String(request.params['number']);
    const life = /^[1-9]\d{0,8}$/.test(given) ? await stores.ticketPages.life(Number(given)) : null;
    if (life === null) throw new Problem(404, `There is no ticket ${given.slice(0, 20)}.`);
    return life;
  };

  const showTicket = async (response: Response, life: TicketLife, form: FormState) => {
    const { facts } = life;
    const agents = await stores.deskLoad.everybody();
    const timeline = timelineOf(life);
    const messages = timeline.filter((entry) => entry.kind === 'message');
    show(response, '/tickets/ticket', {
      title: `#${facts.number} · ${facts.subject}`,
      crumbs: [{ title: 'Tickets', href: '/admin/tickets' }],
      now: new Date(),
      facts,
      timeline,
      agents,
      form,
      acts: offeredActs(facts.status, {
        hasFailed: messages.some(({ canBeResent }) => canBeResent),
      }),
      isPending: messages.some(({ delivery }) => delivery === 'pending'),
      requestId: randomUUID(),
      workflow: temporalUi && workflowAddress(temporalUi, workflowIdOf(facts.number)),
    });
  };

  router.get('/:number', async (request, response) => {
    const life = await lifeAt(request);
    const { as } = request.query;
    const author = typeof as === 'string' ? as.slice(0, 60) : '';
    await showTicket(response, life, cleanForm({ author }));
  });

  router.post('/:number/:act', async (request, response) => {
    const type = request.params.act as ActType;
    if (!Object.hasOwn(DONE, type)) throw new Problem(404, 'There is no such act.');
    const life = await lifeAt(request);
    const { requestId = '', ...values } = formOf(request);
    if (!/^[\w-]{8,64}$/.test(requestId)) throw new Problem(400, 'The form is not whole.');
    const asked = readActForm(type, values, await stores.deskLoad.everybody());
    if ('form' in asked) {
      response.status(400);
      return showTicket(response, life, asked.form);
    }
    const fault = await carryOut(deps, life, { act: asked.act, requestId });
    if (fault !== null) {
      response.status(409);
      return showTicket(response, await lifeAt(request), { values, faults: {}, fault });
    }
    const as = 'author' in asked.act ? `?as=${encodeURIComponent(asked.act.author)}` : '';
    done(response, `/admin/tickets/${life.facts.number}${as}`, DONE[type]);
  });
  return router;
}
