import { tellAgents, type Decision } from './decision.ts';
import type { Take } from './events.ts';
import { claim, givenName, handOver } from './steps.ts';
import type { AgentsText } from './texts.ts';
import { isActive } from './ticket-facts.ts';

/** Take was pressed in an agents' chat. Who comes second is told there who holds the ticket: Take is no hand-over. */
export function agentTook(before: Decision, { agent, chatId }: Take, now: number): Decision {
  const { state } = before;
  const tell = (text: AgentsText, args: Record<string, string | number>) =>
    tellAgents(before, {
      type: 'tellAgents',
      chatId,
      text,
      args: { number: state.number, agent: givenName(agent.name), ...args },
    });
  if (!isActive(state)) return tell('take-late', {});
  if (state.status === 'new') return claim(before, agent, now);
  if (state.agent === null) return handOver(before, agent);
  if (state.agent.id === agent.id) return before;
  return tell('take-lost', { holder: givenName(state.agent.name) });
}
