import { Router } from 'express';
import { z } from 'zod';
import { addAgent } from '../../../events/add-agent.ts';
import type { AdminDeps } from '../admin-deps.ts';
import { done } from '../done.ts';
import { formOf } from '../form.ts';
import { cleanForm, withIssues, withRefusal, type FormState } from '../form-state.ts';
import { createAgentPages } from './agent-pages.ts';
import { createShiftForms } from './shift-forms.ts';

const INVITATION = z.object({
  todoistEmail: z.string().trim().pipe(z.email('An email address')),
  lead: z.literal('on').optional(),
});

/** `/admin/agents`: who they are, what they have to do, and who is there. */
export function createAgentsPages(deps: AdminDeps): Router {
  const { show, stores, board } = deps;
  const router = Router();
  const listPage = async (form: FormState) => ({
    title: 'Agents',
    agents: await stores.agentPages.list(),
    form,
  });

  router.get('/', async (_request, response) => {
    show(response, '/agents/agent-list', await listPage(cleanForm({ todoistEmail: '' })));
  });

  router.post('/', async (request, response) => {
    const { csrf: _csrf, ...values } = formOf(request);
    const again = async (form: FormState) => {
      response.status(400);
      show(response, '/agents/agent-list', await listPage(form));
    };
    const read = INVITATION.safeParse(values);
    if (!read.success) return again(withIssues(values, read.error.issues));
    const { todoistEmail, lead } = read.data;
    try {
      // Without the mark, whoever is a lead already stays one.
      const wanted = { todoistEmail, ...(lead && { lead: true }) };
      const { agent } = await addAgent({ agents: stores.agents, board }, wanted);
      const said = 'They are an agent. Send them the link below: it links their Telegram account.';
      done(response, `/admin/agents/${agent.id}`, agent.telegramUserId === null ? said : 'Saved.');
    } catch (error) {
      return again(withRefusal(values, error));
    }
  });

  router.use(createAgentPages(deps));
  router.use(createShiftForms(deps));
  return router;
}
