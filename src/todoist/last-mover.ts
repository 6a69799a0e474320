import type { TodoistApi } from '@doist/todoist-api-typescript';
import type { Agent } from '../domain/agent.ts';
import { requestFault, statusOf } from './faults.ts';
import type { People } from './people.ts';

/** Who moved a task last: by the activity log, which names the bot's own account too; else the only agent there is. */
export async function lastMover(
  sdk: TodoistApi,
  people: Pick<People, 'agent' | 'ofProject'>,
  { taskId, projectId }: { taskId: string; projectId: string },
): Promise<Agent | null> {
  const initiator = await lastInitiator(sdk, taskId);
  if (initiator) return people.agent(initiator);
  return onlyAgent(await people.ofProject(projectId));
}

/** Who changed the task last, as the activity log says; null where there is none to read (some plans, some rights). */
async function lastInitiator(sdk: TodoistApi, taskId: string): Promise<string | null> {
  try {
    const { results } = await sdk.getActivityLogs({
      objectEventTypes: 'task:updated',
      objectId: taskId,
      limit: 5,
    });
    return results.find((event) => event.initiatorId)?.initiatorId ?? null;
  } catch (error) {
    const status = statusOf(error);
    if (status === null || status === 429 || status >= 500) throw requestFault(error);
    return null;
  }
}

function onlyAgent(agents: Agent[]): Agent | null {
  const [only, ...others] = agents;
  return only !== undefined && others.length === 0 ? only : null;
}
