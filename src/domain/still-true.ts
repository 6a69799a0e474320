import { becoming, doOnBoard, tellAgents, tellOrganizer, type Decision } from './decision.ts';
import type { StandingRemark, TicketState } from './ticket-state.ts';

/** Takes back what Pitcrew said and what is no longer true, once it is known where it was said. */
export function keepTrue(decision: Decision): Decision {
  return settleReminders(settleWaiting(settleRemarks(decision)));
}

function settleRemarks(decision: Decision): Decision {
  const { standingRemarks } = decision.state;
  const over = standingRemarks.flatMap((remark) =>
    remark.commentId !== null && !isTrue(remark, decision.state)
      ? [{ type: 'deleteComment' as const, commentId: remark.commentId }]
      : [],
  );
  if (over.length === 0) return decision;
  const gone = over.map(({ commentId }) => commentId);
  const left = standingRemarks.filter(({ commentId }) => !gone.includes(commentId ?? ''));
  return doOnBoard(becoming(decision, { standingRemarks: left }), ...over);
}

function isTrue({ until }: StandingRemark, state: TicketState): boolean {
  return until === 'claimed'
    ? state.status === 'new'
    : state.status === 'claimed' && state.firstReplyAt === null;
}

function settleWaiting(decision: Decision): Decision {
  const { status, waitingReminder: target } = decision.state;
  if (target === null || status === 'waiting') return decision;
  const settled = becoming(decision, { waitingReminder: null });
  return tellOrganizer(settled, { type: 'withdrawNotice', target });
}

function settleReminders(decision: Decision): Decision {
  const { status, agentsView } = decision.state;
  const { reminder, escalations: told } = agentsView;
  if (status === 'new') return decision;
  const settled =
    reminder === null
      ? decision
      : tellAgents(becoming(decision, { agentsView: { ...agentsView, reminder: null } }), {
          type: 'withdrawReminder',
          reminder,
        });
  if (told.length === 0) return settled;
  return tellAgents(
    becoming(settled, { agentsView: { ...settled.state.agentsView, escalations: [] } }),
    { type: 'settleEscalation', told },
  );
}
