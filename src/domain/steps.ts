import type { Agent } from './agent.ts';
import { becoming, notice, remember, type Decision } from './decision.ts';
import type { FailureReason } from './effects.ts';
import type { NoticeName } from './texts.ts';

/** The steps of a ticket's life that more than one event can lead to. */

/**
 * An agent takes the ticket. The organizer is told by whom. `agent` is null where Todoist does not say who it was; then
 * whoever is known later takes a ticket that waits as it is.
 */
export function claim(decision: Decision, agent: Agent | null, now: number): Decision {
  const claimed = becoming(decision, {
    status: decision.state.status === 'waiting' ? 'waiting' : 'claimed',
    agent,
    claimedAt: now,
    findingMover: false,
    since: { ...decision.state.since, silent: now },
  });
  return agent
    ? notice(claimed, 'claimed', { agent: givenName(agent.name) })
    : notice(claimed, 'claimed-by-someone');
}

/** Another agent goes on with the ticket. */
export function handOver(decision: Decision, agent: Agent): Decision {
  return notice(becoming(decision, { agent }), 'handed-over', { agent: givenName(agent.name) });
}

/** Nobody holds the ticket any more: it is back in the queue. */
export function release(decision: Decision, why: 'released' | 'released-silent'): Decision {
  return notice(
    becoming(decision, { status: 'new', agent: null, claimedAt: null, findingMover: false }),
    why,
  );
}

/** It is the organizer's turn. */
export function wait(decision: Decision): Decision {
  const agent = givenName(decision.state.agent?.name ?? '');
  return notice(becoming(decision, { status: 'waiting' }), 'waiting', { agent });
}

/** It is the agent's turn: the organizer waits for a word from now on, unless they do so already. */
export function oweAnAnswer(decision: Decision, now: number): Decision {
  const { status, since } = decision.state;
  if (status !== 'claimed' || since.silent !== null) return decision;
  return becoming(decision, { since: { ...since, silent: now } });
}

/** The ticket is solved, by its agent or by the organizer; the organizer is asked for a rating. */
export function resolve(decision: Decision, by: 'solved' | 'solved-by-you', now: number): Decision {
  const resolved = becoming(decision, { status: 'resolved', resolvedAt: now, findingMover: false });
  return notice(resolved, by, { agent: givenName(decision.state.agent?.name ?? '') });
}

/** The ticket is open again, in the hands it was in. */
export function reopen(decision: Decision, now: number): Decision {
  const { state } = decision;
  const reopened = becoming(decision, {
    status: state.agent ? 'claimed' : 'new',
    resolvedAt: null,
    closedAt: null,
    reopenedCount: state.reopenedCount + 1,
    since: { ...state.since, silent: state.agent ? now : null },
  });
  return notice(reopened, 'reopened', { agent: givenName(state.agent?.name ?? '') });
}

/** The ticket is over. */
export function close(decision: Decision, why: NoticeName, now: number): Decision {
  return notice(becoming(decision, { status: 'closed', closedAt: now, findingMover: false }), why);
}

/** A message of the ticket could not be delivered; it is counted as failed. */
export function fail(decision: Decision, messageId: string, reason: FailureReason): Decision {
  return remember(decision, { type: 'messageFailed', messageId, reason });
}

/** What organizers call an agent: the first name. */
export function givenName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
