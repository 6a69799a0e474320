import { nextDeadline, type Deadline } from './deadlines.ts';
import { becoming, notice, remark, standingRemark, tellAgents, type Decision } from './decision.ts';
import { close, givenName, release } from './steps.ts';

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
  const holder = agent === null ? [] : [agent.id];
  const since = state.since.unclaimed ?? state.openedAt;
  switch (timer) {
    case 'remindUnclaimed':
      // Of several that came due at once, one is enough.
      return nextDeadline(state)?.timer === timer && isDue(before, now)
        ? before
        : remindAgents(before, since);
    case 'escalateUnclaimed':
      return tellAgents(before, { type: 'escalate', why: 'unclaimed', since });
    case 'firstReply': {
      const args = { agent: givenName(agent?.name ?? ''), organizer: state.organizer.name };
      return standingRemark(before, 'first-reply-due', 'answered', args, holder);
    }
    case 'releaseSilentClaim':
      return release(remark(before, 'released-silent', {}, holder), 'released-silent');
    case 'waitingReminder':
      return notice(before, 'waiting-reminder', { agent: givenName(agent?.name ?? '') });
    case 'waitingClose':
      return close(remark(before, 'closed-waiting', {}, holder), 'closed-waiting', now);
    case 'reopenWindow':
      return close(before, 'closed', now);
  }
}

function isDue({ state }: Decision, now: number): boolean {
  const due = nextDeadline(state);
  return due !== null && due.at <= now;
}

/** Where there is no agents' chat, the card itself says that nobody has taken it. */
function remindAgents(before: Decision, since: number): Decision {
  return before.state.event.agentsChatId === null
    ? standingRemark(before, 'unclaimed', 'claimed')
    : tellAgents(before, { type: 'remindAgents', since });
}
