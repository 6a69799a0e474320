import type { AgentStore } from '../../../database/agent-store.ts';
import type { AgentRow } from '../../../database/entities/agent.ts';
import { Problem } from '../../problem.ts';
import { readId } from '../read-id.ts';

/** The agent that an address names. @throws Problem 404 */
export async function knownAgent(agents: AgentStore, id: string): Promise<AgentRow> {
  const read = readId(id);
  const agent = read === null ? null : await agents.byId(read);
  if (agent === null) throw new Problem(404, 'There is no such agent.');
  return agent;
}
