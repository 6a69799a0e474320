import { Router } from 'express';
import { z } from 'zod';
import type { AgentRow } from '../../database/entities/agent.ts';
import { addAgent } from '../../events/add-agent.ts';
import type { ApiDeps } from './api-deps.ts';
import { deepLink } from './event-json.ts';
import { PAGE_QUERY, readCursor, toPage } from './page.ts';
import { readBody, readQuery } from './read-input.ts';

const LIST_QUERY = z.strictObject(PAGE_QUERY);

const NEW_AGENT = z
  .strictObject({
    todoistEmail: z.string().trim().pipe(z.email()).optional(),
    todoistUserId: z.string().trim().min(1).optional(),
    telegramUserId: z.int().positive().nullable().optional(),
    lead: z.boolean().optional(),
  })
  .refine((body) => (body.todoistEmail === undefined) !== (body.todoistUserId === undefined), {
    path: ['todoistEmail'],
    message: 'Give either todoistEmail or todoistUserId',
  });

/** `/agents`: add or change, and list. */
export function createAgentRoutes(deps: ApiDeps): Router {
  const { agents, botUsername } = deps;
  const router = Router();

  router.post('/agents', async (request, response) => {
    const { agent, isNew } = await addAgent(deps, readBody(NEW_AGENT, request));
    response.status(isNew ? 201 : 200).json(agentJson(agent, await botUsername()));
  });

  router.get('/agents', async (request, response) => {
    const { cursor, limit } = readQuery(LIST_QUERY, request);
    const found = await agents.list({ after: readCursor(cursor), limit: limit + 1 });
    const bot = await botUsername();
    response.json(
      toPage(found, limit, { key: (agent) => agent.id, json: (agent) => agentJson(agent, bot) }),
    );
  });

  return router;
}

/** The invite link is shown while there is somebody to invite: whoever opens it becomes this agent. */
function agentJson(agent: AgentRow, bot: string | null) {
  const isLinked = agent.telegramUserId !== null;
  return {
    todoistUserId: agent.todoistUserId,
    name: agent.name,
    email: agent.email,
    telegramUserId: agent.telegramUserId,
    lead: agent.lead,
    linked: isLinked,
    ...(isLinked ? {} : { inviteLink: deepLink(bot, `agent_${agent.inviteCode}`) }),
    createdAt: agent.createdAt,
  };
}
