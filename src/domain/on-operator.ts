import { refusalOfAct } from './act-refusal.ts';
import type { Agent } from './agent.ts';
import { becoming, remark, type Decision } from './decision.ts';
import type { TicketEvent } from './events.ts';
import type { OperatorAct } from './operator-acts.ts';
import { noteAsOperator, replyAsOperator } from './operator-words.ts';
import { claim, close, handOver, release, reopen, resolve } from './steps.ts';
import { resend } from './undelivered.ts';

/** As many acts are known again when they are asked for twice. */
const ACTS_KNOWN = 100;

/** An operator acts, once. What makes no sense now does nothing. Agents are told on the card of what they would not see there. */
export function operatorActed(
  before: Decision,
  { id, act }: Extract<TicketEvent, { type: 'operatorActed' }>,
  now: number,
): Decision {
  const { state } = before;
  if (state.actsDone.includes(id) || refusalOfAct(state, act) !== null) return before;
  const noted = becoming(before, { actsDone: [...state.actsDone, id].slice(-ACTS_KNOWN) });
  return carryOut(noted, id, act, now);
}

function carryOut(before: Decision, id: string, act: OperatorAct, now: number): Decision {
  const holder = before.state.agent === null ? [] : [before.state.agent.id];
  switch (act.type) {
    case 'claim':
      return give(before, act.agent, now);
    case 'release':
      return release(remark(before, 'operator-released', {}, holder), 'released');
    case 'resolve':
      return resolve(remark(before, 'operator-resolved', {}, holder), 'solved', now);
    case 'reopen':
      return reopen(remark(before, 'operator-reopened', {}, holder), now);
    case 'close':
      return close(remark(before, 'operator-closed', {}, holder), 'closed', now);
    case 'reply':
      return replyAsOperator(before, id, act, now);
    case 'note':
      return noteAsOperator(before, id, act, now);
    case 'resend':
      return resend(before, act.messageId);
  }
}

/** An operator's word is no race: whoever holds the ticket hands it over. */
function give(before: Decision, agent: Agent, now: number): Decision {
  return before.state.status === 'new' ? claim(before, agent, now) : handOver(before, agent);
}
