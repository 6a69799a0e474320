import { seeBoard } from './board-view.ts';
import { becoming, doOnBoard, tellAgents, type Decision } from './decision.ts';
import { isClaimRace, loseRace } from './claim-race.ts';
import type { Agent } from './agent.ts';
import type { Column, SeenTask } from './card.ts';
import type { TicketState } from './ticket-state.ts';
import { isActive, MOST_URGENT, TASK_LABEL } from './ticket-facts.ts';
import { claim, close, handOver, release, reopen, resolve, wait } from './steps.ts';

/** The card as Todoist shows it is compared with what is known; each difference is something that people did. */
export function taskSeen(before: Decision, task: SeenTask, now: number): Decision {
  const { state } = before;
  if (state.task !== null && state.task.id !== task.id) return before;
  if (state.taskGone || state.lostTasks.includes(task.id)) return before;
  if (task.deleted || task.foreign) return taskLost(before, task.id, now);

  const { known, changed, isOld } = seeBoard(state.board, task);
  const told = {
    priority: task.priority,
    categories: task.labels.filter((label) => label !== TASK_LABEL),
  };
  let after = becoming(before, { board: known, ...(isOld ? {} : told) });
  after = urgencyChanged(after, before.state.priority);
  after = lateDragger(after, state, task, now);
  if ('assignee' in changed) after = assigneeChanged(after, task.assignee, now);
  if (changed.column) after = columnChanged(after, changed.column, task.by, now);
  if ('completed' in changed) after = completionChanged(after, task.completed, now);
  return after;
}

/** The card lies in a column that says it is taken, and now it is known who put it there (or that nobody knows). */
function takeByMove(before: Decision, mover: Agent | null, now: number): Decision {
  const taken = claim(before, mover, now);
  return taken.state.board.shown.column === 'waiting' ? wait(taken) : taken;
}

/** Todoist has said who dragged the card. Somebody else may have claimed the ticket meanwhile. */
export function moverFound(before: Decision, mover: Agent | null, now: number): Decision {
  const { findingMover, agent } = before.state;
  if (findingMover) return takeByMove(before, mover, now);
  const isLost = mover !== null && agent !== null && mover.id !== agent.id;
  return isLost && isClaimRace(before.state, now) ? loseRace(before, mover) : before;
}

function taskLost(before: Decision, taskId: string, now: number): Decision {
  const lostTasks = [...before.state.lostTasks, taskId];
  const gone = becoming(before, { taskGone: true, lostTasks });
  return before.state.status === 'closed' ? gone : close(gone, 'task-deleted', now);
}

function assigneeChanged(before: Decision, assignee: Agent | null, now: number): Decision {
  const { state } = before;
  if (state.status === 'closed') return before;
  if (state.status === 'resolved') return becoming(before, { agent: assignee ?? state.agent });
  if (assignee === null) return state.status === 'new' ? before : release(before, 'released');
  if (state.agent === null) return claim(before, assignee, now);
  if (assignee.id === state.agent.id) return before;
  return isClaimRace(state, now) ? loseRace(before, assignee) : handOver(before, assignee);
}

function columnChanged(before: Decision, column: Column, by: Agent | null, now: number): Decision {
  const { state } = before;
  if (state.status === 'resolved' || state.status === 'closed') return before;
  if (state.status === 'new' && (column === 'new' || column === 'elsewhere')) {
    // Whoever had dragged it to where it is taken has thought better of it.
    return becoming(before, { findingMover: false });
  }
  if (column === 'elsewhere') return before;
  if (column === 'new') return release(before, 'released');
  if (state.status === 'new') {
    if (by) return takeByMove(before, by, now);
    return doOnBoard(becoming(before, { findingMover: true }), { type: 'findMover' });
  }
  if (column === 'waiting') return state.status === 'waiting' ? before : wait(before);
  return becoming(before, { status: 'claimed' });
}

function completionChanged(before: Decision, completed: boolean, now: number): Decision {
  const { status } = before.state;
  if (completed)
    return status === 'resolved' || status === 'closed' ? before : resolve(before, 'solved', now);
  return status === 'resolved' ? reopen(before, now) : before;
}

/** The most urgent priority tells the leads, once for as long as it stays. */
function urgencyChanged(before: Decision, was: number): Decision {
  const { priority } = before.state;
  if (priority === was || priority !== MOST_URGENT || !isActive(before.state)) return before;
  return tellAgents(before, { type: 'escalate', why: 'urgent', since: before.state.openedAt });
}

/**
 * Somebody dragged the card to In progress while the claim of another was on its way there: the board says the same
 * either way, so it is told by who moved it.
 */
function lateDragger(before: Decision, then: TicketState, task: SeenTask, now: number): Decision {
  const { agent, board, status } = then;
  const isOnItsWay = board.writes.some(({ field, to }) => field === 'column' && to === task.column);
  const isLost = agent !== null && task.by !== null && task.by.id !== agent.id;
  return status === 'claimed' && isOnItsWay && isLost && isClaimRace(then, now)
    ? loseRace(before, task.by ?? agent)
    : before;
}
