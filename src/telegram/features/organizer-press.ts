import type { Composer, Context } from 'telegraf';
import type { OwnTicket } from '../../database/own-tickets.ts';
import type { ActionOf, CallbackAction } from '../callback-data.ts';
import type { BotDeps } from '../deps.ts';
import { admitted, type Admitted } from './organizer.ts';
import { onPress, type Press } from './press.ts';

type ActionName = CallbackAction['action'];
/** Actions on a ticket. */
type TicketActionName = {
  [A in ActionName]: ActionOf<A> extends { number: number } ? A : never;
}[ActionName];

/** A press by an organizer who is admitted. */
export type OrganizerPress<A extends ActionName> = Press<A> & { organizer: Admitted };

/** A press by an organizer on a ticket of their own. */
export type TicketPress<A extends TicketActionName> = OrganizerPress<A> & { ticket: OwnTicket };

/** Hears an organizer's presses of one kind of button. `handle` gives the id of the text to answer with, or null. */
export function onOrganizerPress<A extends ActionName>(
  deps: BotDeps,
  name: A,
  handle: (press: OrganizerPress<A>) => Promise<string | null>,
): Composer<Context> {
  return onPress(deps, name, async (ctx, press) => {
    const organizer = await admitted(ctx, deps);
    if (!organizer) return { text: deps.translate('en', 'pressed-old') };
    const text = await handle({ ...press, organizer });
    return text === null ? null : { text: deps.translate(organizer.language, text) };
  });
}

/** Hears an organizer's presses of one kind of button on their own tickets; others' are no buttons of theirs. */
export function onTicketPress<A extends TicketActionName>(
  deps: BotDeps,
  name: A,
  handle: (press: TicketPress<A>) => Promise<string | null>,
): Composer<Context> {
  return onOrganizerPress<TicketActionName>(deps, name, async (press) => {
    const { organizer, action } = press;
    const ticket = await deps.ownTickets.get(organizer.id, action.number);
    if (!ticket) return 'pressed-old';
    deps.onActivity();
    return handle({ ...press, ticket } as TicketPress<A>);
  });
}
