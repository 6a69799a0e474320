import type { IncomingMessage } from '../../database/message-rows.ts';
import type { BotDeps } from '../deps.ts';
import { tellTicket } from './tell-ticket.ts';

type Deps = Pick<BotDeps, 'tickets' | 'intake'>;

/**
 * Gives the messages a ticket of their own, opened by the first of them.
 * @returns its number; null where there are no messages
 */
export async function assignRun(
  deps: Deps,
  run: IncomingMessage[],
  previousNumber: number | null,
): Promise<number | null> {
  const [first, ...rest] = run;
  if (!first) return null;
  const opened = await deps.intake.openFor(first, previousNumber);
  await deps.intake.assign(
    run.map(({ id }) => id),
    opened.number,
  );
  await tellTicket(deps, first, opened);
  for (const message of rest) {
    await tellTicket(deps, message, { kind: 'added', number: opened.number });
  }
  return opened.number;
}

/**
 * Puts what the organizer was asked about into ticket `number`, or into a new one where it is null. A message counts
 * as placed only after its ticket has heard it, so that a press that is delivered again loses nothing.
 * @returns the number of the ticket; null where nothing was waiting
 */
export async function placeAsked(
  deps: Deps,
  organizerId: number,
  number: number | null,
): Promise<number | null> {
  const waiting = await deps.intake.unplaced(organizerId);
  if (number === null) return assignRun(deps, waiting, null);
  for (const message of waiting) {
    await tellTicket(deps, message, { kind: 'added', number });
    await deps.intake.assign([message.id], number);
  }
  return waiting.length === 0 ? null : number;
}
