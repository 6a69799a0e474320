import { Router } from 'express';
import { TicketEntity } from '../src/database/entities/ticket.ts';
import { migrate, openOrm } from '../src/database/orm.ts';
import { createStores } from '../src/database/stores.ts';
import { createLogger } from '../src/logger.ts';
import { createAssets } from '../src/web/admin/assets.ts';
import { createShowPage } from '../src/web/admin/show-page.ts';
import { createTicketsPages } from '../src/web/admin/tickets/tickets-pages.ts';
import { setVisit } from '../src/web/admin/visit.ts';
import { createWebServer } from '../src/web/server.ts';
import { seedTickets } from './seed-tickets.ts';

/** The pages of tickets over HTTP, and a baseline beside them. */
export interface TicketsBench {
  /** Asks for a page and reads it whole. @throws where it is refused */
  get(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Fills an empty database and serves the pages of it, by the web server and the ORM of the desk. */
export async function openTicketsBench(databaseUrl: string): Promise<TicketsBench> {
  const orm = await openOrm(databaseUrl);
  await migrate(orm);
  await seedTickets(orm);
  const pages = Router();
  pages.use((request, response, next) => {
    const { originalUrl: path } = request;
    const session = { id: 'bench', expiresAt: Infinity, csrf: 'bench' };
    setVisit(response, { path, session, takeFlash: () => null, leaveFlash: () => undefined });
    next();
  });
  const stores = createStores(orm, { agentsChatId: null });
  const show = createShowPage({ assets: createAssets().urls, nav: [] });
  const tickets = { act: async () => ({ outcome: 'ended' as const }) };
  pages.use(createTicketsPages({ stores, show, tickets, temporalUi: null }));
  const baseline = Router();
  baseline.get('/', async (_request, response) => {
    response.json(await orm.em.fork().findOne(TicketEntity, { number: 9_000 }));
  });
  const web = createWebServer({
    logger: createLogger({ level: 'silent' }),
    checks: [],
    api: null,
    mounts: [
      { path: '/admin/tickets', router: pages },
      { path: '/baseline', router: baseline },
    ],
  });
  const { port } = await web.listen(0, '127.0.0.1');
  return {
    async get(path) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      const text = await response.text();
      if (!response.ok) throw new Error(`${path} is refused: ${text}`);
    },
    async close() {
      await web.close();
      await orm.close();
    },
  };
}
