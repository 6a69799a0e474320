import type { Logger } from '../logger.ts';
import type { Tickets } from '../temporal/tickets.ts';
import type { Step } from './spans.ts';
import type { Tracing } from './tracing.ts';

/** The way to the workflows, each use of it a step of the trace at hand, which names the ticket. */
export function tracedTickets(tickets: Tickets, tracing: Tracing, logger: Logger): Tickets {
  const told = <T>(ticket: number | null, what: string, work: () => Promise<T>): Promise<T> => {
    if (ticket !== null) tracing.concerns(ticket);
    const attributes: Step['attributes'] = ticket === null ? {} : { 'pitcrew.ticket': ticket };
    return tracing.trace({ name: `tell ${what}`, kind: 'producer', attributes }, async () => {
      const result = await work();
      logger.debug({ event: what }, 'handed to the workflow');
      return result;
    });
  };
  return {
    open: (state, first, id) =>
      told(state.number, first.type, () => tickets.open(state, first, id)),
    tell: (number, event, id) => told(number, event.type, () => tickets.tell(number, event, id)),
    act: (number, asked, id) => told(number, asked.type, () => tickets.act(number, asked, id)),
    tellOfBoard: (news) => told(null, news.text, () => tickets.tellOfBoard(news)),
    answerLate: (id, answer) => told(null, answer.remark, () => tickets.answerLate(id, answer)),
  };
}
