import type { TodoistApi } from '@doist/todoist-api-typescript';
import type { Agent } from '../domain/agent.ts';
import { withoutNul } from '../domain/without-nul.ts';
import { statusOf } from './faults.ts';
import { allPages } from './pages.ts';
import type { AgentStore, Collaborator } from '../database/agent-store.ts';

/** Who the Todoist users on the boards are. */
export interface People {
  /** The user as an agent, with the best name there is. */
  agent(userId: string): Promise<Agent>;
  /** Whether it is the account that Pitcrew itself uses; an agent may use it, too. */
  isBot(userId: string): Promise<boolean>;
  /** Collaborators of a project, without the bot's own account. */
  ofProject(projectId: string): Promise<Agent[]>;
  /** Takes in who shares the boards, as Todoist tells. */
  meet(people: Collaborator[]): Promise<void>;
}

/** Names are asked for once and kept for as long as the process runs; a pull brings the new ones. */
export function createPeople(deps: {
  sdk: TodoistApi;
  agents: AgentStore;
  projectIds: () => Promise<string[]>;
}): People {
  const { sdk, agents, projectIds } = deps;
  const names = new Map<string, string>();
  let bot: Promise<{ id: string; fullName: string }> | undefined;
  const self = () =>
    (bot ??= sdk.getUser().catch((error: unknown) => {
      // A server that does not tell whose the token is: then the account is one like the others.
      if (statusOf(error) === 404) return { id: '', fullName: '' };
      bot = undefined;
      throw error;
    }));

  const collaborators = (projectId: string): Promise<Collaborator[]> =>
    allPages((cursor) => sdk.getProjectCollaborators(projectId, { cursor, limit: 200 }));

  /** The bot's own account is an agent only when somebody answers with it. */
  const meet = async (told: Collaborator[]) => {
    const people = withoutNul(told);
    const { id: botId } = await self();
    for (const { id, name } of people) names.set(id, name);
    await agents.upsertFromCollaborators(people.filter(({ id }) => id !== botId));
  };

  const askTodoist = async (userId: string): Promise<string> => {
    for (const projectId of await projectIds()) {
      const people = await collaborators(projectId);
      await meet(people);
      if (names.has(userId)) break;
    }
    return names.get(userId) ?? 'Agent';
  };

  return {
    meet,
    isBot: async (userId) => (await self()).id === userId,
    async agent(userId) {
      const name =
        names.get(userId) ??
        (await agents.byTodoistId(userId))?.name ??
        (await askTodoist(userId).catch(() => 'Agent'));
      return { id: userId, name };
    },
    async ofProject(projectId) {
      const { id: botId } = await self();
      const people = await collaborators(projectId);
      return people.filter(({ id }) => id !== botId).map(({ id, name }) => ({ id, name }));
    },
  };
}
