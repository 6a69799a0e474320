import { becoming, doOnBoard, tellAgents, tellOrganizer, type Decision } from './decision.ts';
import type { Escalation } from './effects.ts';
import { MOST_URGENT } from './ticket-facts.ts';
import type { StandingRemark, TicketState } from './ticket-state.ts';

/** Takes back what Pitcrew said and what is no longer true, once it is known where it was said. */
export function keepTrue(decision: Decision): Decision {
  return settleEscalations(settleReminder(settleWaiting(settleRemarks(decision))));
}

function settleRemarks(decision: Decision): Decision {
  const { standingRemarks } = decision.state;
  const over = standingRemarks.flatMap((remark) =>
    remark.commentId !== null && !standsFor(remark, decision.state)
      ? [{ type: 'deleteComment' as const, commentId: remark.commentId }]
      : [],
  );
  if (over.length === 0) return decision;
  const gone = over.map(({ commentId }) => commentId);
  const left = standingRemarks.filter(({ commentId }) => !gone.includes(commentId ?? ''));
  return doOnBoard(becoming(decision, { standingRemarks: left }), ...over);
}

function standsFor(remark: StandingRemark, state: TicketState): boolean {
  const last = state.standingRemarks.findLast(({ name }) => name === remark.name);
  return remark === last && isTrue(remark, state);
}

function isTrue({ until, name, notify }: StandingRemark, state: TicketState): boolean {
  if (name === 'urgent' && state.priority !== MOST_URGENT) return false;
  if (until === 'claimed') return state.status === 'new';
  const isMeant = notify.every((id) => id === state.agent?.id);
  return state.status === 'claimed' && state.firstReplyAt === null && isMeant;
}

function settleWaiting(decision: Decision): Decision {
  const { status, waitingReminder: target } = decision.state;
  if (target === null || status === 'waiting') return decision;
  const settled = becoming(decision, { waitingReminder: null });
  return tellOrganizer(settled, { type: 'withdrawNotice', target });
}

function settleReminder(decision: Decision): Decision {
  const { status, agentsView } = decision.state;
  const { reminder } = agentsView;
  if (status === 'new' || reminder === null) return decision;
  const settled = becoming(decision, { agentsView: { ...agentsView, reminder: null } });
  return tellAgents(settled, { type: 'withdrawReminder', reminder });
}

function settleEscalations(decision: Decision): Decision {
  const { status, priority, agentsView } = decision.state;
  const { escalations } = agentsView;
  const isOver = ({ why }: Escalation) =>
    status !== 'new' || (why === 'urgent' && priority !== MOST_URGENT);
  const told = escalations.filter(isOver);
  if (told.length === 0) return decision;
  const left = escalations.filter((escalation) => !isOver(escalation));
  const settled = becoming(decision, { agentsView: { ...agentsView, escalations: left } });
  return tellAgents(settled, { type: 'settleEscalation', told });
}
