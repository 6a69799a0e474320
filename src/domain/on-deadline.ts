import type { Agent } from './agent.ts';
import { isDue, nextDeadline, type Deadline } from './deadlines.ts';
import { becoming, notice, remark, standingRemark, tellAgents, type Decision } from './decision.ts';
import { close, givenName, release } from './steps.ts';

/**
 * Timers that say nothing where the other is due as well: after an outage one reminder is enough, and nobody is reminded
 * of what is over a moment later.
 */
const OVERTAKEN_BY: Partial<Record<Deadline['timer'], Deadline['timer']>> = {
  remindUnclaimed: 'remindUnclaimed',
  firstReply: 'releaseSilentClaim',
  waitingReminder: 'waitingClose',
};

/** Time has passed: every timer that is due by `now` does what it does, the first first. */
export function deadlinePassed(before: Decision, now: number): Decision {
  const due = nextDeadline(before.state);
  return due === null || due.at > now
    ? before
    : deadlinePassed(fire(markFired(before, due), due, now), now);
}

function markFired(before: Decision, { name }: Deadline): Decision {
  return becoming(before, { fired: [...before.state.fired, name] });
}

function fire(before: Decision, { timer }: Deadline, now: number): Decision {
  const { state } = before;
  const { agent } = state;
  const overtaking = OVERTAKEN_BY[timer];
  if (overtaking !== undefined && isDue(state, overtaking, now)) return before;
  const holder = agent === null ? [] : [agent.id];
  const since = state.since.unclaimed ?? state.openedAt;
  switch (timer) {
    case 'remindUnclaimed':
      return remindAgents(before, since);
    case 'escalateUnclaimed':
      return tellAgents(before, { type: 'escalate', why: 'unclaimed', since });
    case 'firstReply': {
      const args = { ...whoHolds(agent), organizer: state.organizer.name };
      return standingRemark(before, 'first-reply-due', 'answered', args, holder);
    }
    case 'releaseSilentClaim':
      return release(remark(before, 'released-silent', {}, holder), 'released-silent');
    case 'waitingReminder':
      return notice(before, 'waiting-reminder', whoHolds(agent));
    case 'waitingClose':
      return close(remark(before, 'closed-waiting', {}, holder), 'closed-waiting', now);
    case 'reopenWindow':
      return close(before, 'closed', now);
  }
}

/** Nobody knows who holds a ticket whose card was dragged by somebody Todoist does not name. */
function whoHolds(agent: Agent | null): { agent: string; held: 'yes' | 'no' } {
  return { agent: givenName(agent?.name ?? ''), held: agent === null ? 'no' : 'yes' };
}

/** Where there is no agents' chat, the card itself says that nobody has taken it. */
function remindAgents(before: Decision, since: number): Decision {
  return before.state.event.agentsChatId === null
    ? standingRemark(before, 'unclaimed', 'claimed')
    : tellAgents(before, { type: 'remindAgents', since });
}
