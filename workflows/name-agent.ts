import type { OperatorAct } from '../src/domain/operator-acts.ts';
import type { AskedAct } from '../src/domain/read-act.ts';
import { unpaced } from './effects/proxies.ts';

/**
 * The act with the agent it speaks of, who may have been named in words alone.
 * @returns a sentence where nobody, or more than one, is meant; what was no act is passed on as it is
 */
export async function nameAgent(asked: AskedAct | string): Promise<OperatorAct | string> {
  if (typeof asked === 'string' || asked.type !== 'claim') return asked;
  const { type, agent } = asked;
  if (typeof agent !== 'string') return { type, agent };
  const [found, ...others] = await unpaced().findAgents.executeWithOptions(
    { summary: 'who is meant' },
    [agent],
  );
  if (found === undefined)
    return 'There is no agent of this name, email address or Todoist user id.';
  if (others.length === 0) return { type, agent: found };
  const ids = [found, ...others].map(({ id }) => id).join(' or ');
  return `More than one agent is called so: say which by the Todoist user id, ${ids}.`;
}
