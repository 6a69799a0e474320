import { Router } from 'express';
import { cleanForm } from '../form-state.ts';
import type { TicketDeps } from './ticket-deps.ts';
import {
  choiceOf,
  downloadAddress,
  queryString,
  readTicketQuery,
  STATUSES,
} from './ticket-query.ts';

const PAGE_SIZE = 50;

/** `/admin/tickets`: the list, to be narrowed, searched and paged through. */
export function createTicketList({ show, stores }: Pick<TicketDeps, 'show' | 'stores'>): Router {
  const { ticketPages, events } = stores;
  const router = Router();

  router.get('/', async (request, response) => {
    const query = readTicketQuery(request);
    const isTyping = request.get('hx-request') === 'true';
    const number = isTyping ? null : numberIn(query.q);
    if (number !== null && (await ticketPages.life(number)) !== null) {
      return response.redirect(303, `/admin/tickets/${number}`);
    }
    const { choice, order } = choiceOf(query);
    const [page, facets, known] = await Promise.all([
      ticketPages.page(choice, { order, after: query.after, limit: PAGE_SIZE }),
      // While somebody types, the form they type in stays as it is.
      isTyping ? { agents: [], categories: [] } : ticketPages.facets(),
      events.list(),
    ]);
    // The address of the page is that of what it shows, without the fields that are empty.
    if (isTyping) response.set('HX-Replace-Url', `/admin/tickets${queryString(query)}`);
    const { status, ...words } = query;
    show(response, '/tickets/ticket-list', {
      title: 'Tickets',
      now: new Date(),
      found: page,
      form: cleanForm(definedOnly(words)),
      statuses: STATUSES.map((name) => [name, status.includes(name)]),
      isFiltered: Object.keys(choice).length > 0,
      isNarrowed: Object.keys(choice).some((name) => !['q', 'event'].includes(name)),
      choices: {
        event: known.map(({ code, name }) => [code, `${name} (${code})`]),
        agent: facets.agents.map(({ id, name }) => [id, name]),
        category: facets.categories.map((name) => [name, name]),
      },
      download: downloadAddress(query),
      pager: {
        first:
          query.after === undefined ? null : `/admin/tickets${queryString(query, { after: null })}`,
        next:
          page.next === null ? null : `/admin/tickets${queryString(query, { after: page.next })}`,
      },
    });
  });
  return router;
}

/** The number of a ticket that is asked for by it alone: `42` or `#42`. */
function numberIn(q: string | undefined): number | null {
  const digits = /^#?([1-9]\d{0,8})$/.exec(q ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

function definedOnly(words: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
