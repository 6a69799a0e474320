import type { AgentStore } from '../database/agent-store.ts';
import type { AgentRow } from '../database/entities/agent.ts';
import type { EventBoard } from './event-board.ts';

/** Who becomes an agent: one of the two Todoist fields is given. What is not given stays as it is. */
export interface AgentToAdd {
  todoistEmail?: string;
  todoistUserId?: string;
  telegramUserId?: number | null;
  lead?: boolean;
}

/** Nobody who shares a project has this Todoist id. */
export class UnknownCollaborator extends Error {
  override readonly name = 'UnknownCollaborator';
  constructor() {
    super('Nobody who shares a project with Pitcrew has this Todoist user id.');
  }
}

/**
 * Makes somebody an agent, or changes one. An email that nobody has yet waits for its owner to join a project.
 * `isNew` is also said of those who came by themselves, by sharing a project.
 * @throws UnknownCollaborator, TelegramAccountTaken, BoardFault
 */
export async function addAgent(
  deps: { agents: AgentStore; board: Pick<EventBoard, 'collaborators'> },
  wanted: AgentToAdd,
): Promise<{ agent: AgentRow; isNew: boolean }> {
  const { agents, board } = deps;
  const known = await find(agents, wanted);
  if (known?.todoistUserId) return change(agents, known, wanted);

  await agents.upsertFromCollaborators(await board.collaborators());
  const found = await find(agents, wanted);
  if (found) return change(agents, found, wanted);
  if (wanted.todoistEmail === undefined) throw new UnknownCollaborator();

  const agent = await agents.create({
    todoistUserId: null,
    name: wanted.todoistEmail,
    email: wanted.todoistEmail,
    telegramUserId: wanted.telegramUserId ?? null,
    lead: wanted.lead ?? false,
  });
  return { agent, isNew: true };
}

function find(agents: AgentStore, wanted: AgentToAdd): Promise<AgentRow | null> {
  return wanted.todoistUserId === undefined
    ? agents.byEmail(wanted.todoistEmail ?? '')
    : agents.byTodoistId(wanted.todoistUserId);
}

async function change(
  agents: AgentStore,
  agent: AgentRow,
  { telegramUserId, lead }: AgentToAdd,
): Promise<{ agent: AgentRow; isNew: boolean }> {
  const isNew = agent.addedAt === null;
  const changed = await agents.update(agent.id, {
    ...(telegramUserId === undefined ? {} : { telegramUserId }),
    ...(lead === undefined ? {} : { lead }),
    ...(isNew ? { addedAt: new Date() } : {}),
  });
  return { agent: changed ?? agent, isNew };
}
