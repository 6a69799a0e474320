import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { TroubleChoice } from '../../../database/delivery-trouble.ts';
import { workflowIdOf } from '../../../temporal/tickets.ts';
import { Problem } from '../../problem.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { done } from '../done.ts';
import { formOf } from '../form.ts';
import { cleanForm } from '../form-state.ts';
import { workflowAddress } from '../workflow-address.ts';
import { readTroubleChoice, troubleQuery } from './delivery-query.ts';
import { FAILURE_REASONS, failureWords } from './failure-words.ts';
import { resend, type Resent } from './resend.ts';

/** Most messages that are shown, and sent again by one press. */
const MOST = 100;

/** `/admin/deliveries`: what became of all messages, those in trouble, and Resend. */
export function createDeliveriesPages(deps: AdminDeps): Router {
  const { show, stores, tickets, temporalUi } = deps;
  const router = Router();

  router.get('/', async (request, response) => {
    const choice = readTroubleChoice(request.query);
    const [counts, trouble, events, parked] = await Promise.all([
      deps.countDelivery(),
      stores.deliveryTrouble.find(choice, { limit: MOST }),
      stores.events.list(),
      stores.parked.list(MOST),
    ]);
    show(response, '/deliveries/deliveries', {
      title: 'Deliveries',
      now: new Date(),
      sides: [
        { name: 'From organizers', ...counts.in },
        { name: 'To organizers', ...counts.out },
      ],
      trouble: trouble.messages.map((message) => ({
        ...message,
        ...failureWords(message.reason),
        workflow: temporalUi && workflowAddress(temporalUi, workflowIdOf(message.ticket)),
        canBeResent: message.delivery === 'failed' && !message.ticketClosed,
      })),
      total: trouble.total,
      parked,
      requestId: randomUUID(),
      form: cleanForm({ ...choice }),
      choice,
      choices: {
        event: events.map(({ code, name }) => [code, `${name} (${code})`]),
        reason: FAILURE_REASONS.map((reason) => [reason, failureWords(reason).why]),
      },
    });
  });

  router.post('/resend', async (request, response) => {
    const { requestId = '', messageId, ticket, ...fields } = formOf(request);
    if (!/^[\w-]{8,64}$/.test(requestId)) throw new Problem(400, 'The form is not whole.');
    const choice = readTroubleChoice(fields);
    const messages = messageId
      ? [{ id: messageId, ticket: Number(ticket) }]
      : await resendable(stores, choice);
    const resent = await resend(tickets, messages, requestId);
    done(response, `/admin/deliveries${troubleQuery(choice)}`, say(resent));
  });
  return router;
}

async function resendable({ deliveryTrouble }: AdminDeps['stores'], choice: TroubleChoice) {
  const failed = { ...choice, delivery: 'failed' as const };
  const { messages } = await deliveryTrouble.find(failed, { limit: MOST });
  return messages.filter(({ ticketClosed }) => !ticketClosed);
}

function say({ resent, refusals }: Resent): string {
  const told = resent === 1 ? '1 message is tried again.' : `${resent} messages are tried again.`;
  return [resent === 0 ? 'Nothing is tried again.' : told, ...refusals.slice(0, 5)].join(' ');
}
