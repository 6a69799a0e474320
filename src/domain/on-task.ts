import { seeBoard } from './board-view.ts';
import { becoming, doOnBoard, notice, remark, type Decision } from './decision.ts';
import type { Agent, Column, SeenTask } from './events.ts';
import { claim, close, handOver, release, reopen, resolve } from './steps.ts';

/** Another claim this soon after the first is a lost race, not a hand-over; milliseconds. */
export const CLAIM_RACE = 30_000;

/** The label that marks Pitcrew's tasks; it is no category. */
export const TASK_LABEL = 'support';

/** The card as Todoist shows it is compared with what is known; each difference is something that people did. */
export function taskSeen(before: Decision, task: SeenTask, now: number): Decision {
  const { state } = before;
  if (state.task !== null && state.task.id !== task.id) return before;
  if (state.taskGone || state.lostTasks.includes(task.id)) return before;
  if (task.deleted || task.foreign) return taskLost(before, task.id, now);

  const { known, changed } = seeBoard(state.board, task);
  let after = becoming(before, {
    board: known,
    task: state.task ?? { id: task.id, url: '' },
    priority: task.priority,
    categories: task.labels.filter((label) => label !== TASK_LABEL),
  });
  if ('assignee' in changed) after = assigneeChanged(after, task.assignee, now);
  if (changed.column) after = columnChanged(after, changed.column, task.by, now);
  if ('completed' in changed) after = completionChanged(after, task.completed, now);
  return after;
}

/** The card lies in a column that says it is taken, and now it is known who put it there (or that nobody knows). */
export function takeByMove(before: Decision, mover: Agent | null, now: number): Decision {
  const taken = claim(before, mover, now);
  return taken.state.board.shown.column === 'waiting' ? wait(taken) : taken;
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
  if (assignee === null) return state.status === 'new' ? before : release(before);
  if (state.agent === null) return claim(before, assignee, now);
  if (assignee.id === state.agent.id) return before;
  if (now - (state.claimedAt ?? 0) > CLAIM_RACE) return handOver(before, assignee);
  return remark(before, 'lost-race', { holder: state.agent.name }, [assignee.id]);
}

function columnChanged(before: Decision, column: Column, by: Agent | null, now: number): Decision {
  const { state } = before;
  if (state.status === 'resolved' || state.status === 'closed') return before;
  if (state.status === 'new' && (column === 'new' || column === 'elsewhere')) {
    // Whoever had dragged it to where it is taken has thought better of it.
    return becoming(before, { findingMover: false });
  }
  if (column === 'elsewhere') return before;
  if (column === 'new') return release(before);
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
  return status === 'resolved' ? reopen(before) : before;
}

function wait(decision: Decision): Decision {
  const agent = decision.state.agent?.name ?? '';
  return notice(becoming(decision, { status: 'waiting' }), 'waiting', { agent });
}
