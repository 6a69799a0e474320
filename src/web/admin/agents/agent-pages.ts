import { Router } from 'express';
import type { AdminDeps } from '../admin-deps.ts';
import { done } from '../done.ts';
import { formOf } from '../form.ts';
import { agentPage } from './agent-page.ts';
import { knownAgent } from './known-agent.ts';

/** `/admin/agents/:id`: one agent, and what a lead may change in them. */
export function createAgentPages(deps: AdminDeps): Router {
  const { show, stores } = deps;
  const { agents } = stores;
  const router = Router();

  router.get('/:id', async (request, response) => {
    const agent = await knownAgent(agents, request.params.id);
    show(response, '/agents/agent', await agentPage(deps, agent));
  });

  router.post('/:id/lead', async (request, response) => {
    const { id } = await knownAgent(agents, request.params.id);
    const lead = formOf(request)['lead'] === 'yes';
    await agents.update(id, { lead });
    const said = lead ? 'They get escalations from now on.' : 'They get no escalations any more.';
    done(response, `/admin/agents/${id}`, said);
  });

  /** The old link ends with it: whoever has that one is nobody's agent by it. */
  router.post('/:id/new-link', async (request, response) => {
    const { id } = await knownAgent(agents, request.params.id);
    await agents.renewInvite(id);
    done(
      response,
      `/admin/agents/${id}`,
      'This is the link now; the old one is of no use any more.',
    );
  });

  router.post('/:id/unlink', async (request, response) => {
    const { id } = await knownAgent(agents, request.params.id);
    await agents.update(id, { telegramUserId: null });
    await agents.renewInvite(id);
    done(response, `/admin/agents/${id}`, 'No Telegram account is linked any more.');
  });
  return router;
}
