import {
  condition,
  continueAsNew,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { TicketEvent } from '../src/domain/events.ts';
import { nextDeadline } from '../src/domain/deadlines.ts';
import { decide } from '../src/domain/ticket.ts';
import { upgradeState, type TicketState } from '../src/domain/ticket-state.ts';
import { caseFile } from './case-file.ts';
import { DEADLINES } from './deadline-names.ts';
import { effectRunner } from './effects/effect-runner.ts';
import * as messages from './messages.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createProjection } from './projection.ts';
import { changedAttributes } from './search-attributes.ts';
import type { TicketInput } from './ticket-input.ts';

/** Signals one run takes before it continues as a new one; the server refuses the 10,001st (facts of Temporal, limits). */
const SIGNALS_PER_RUN = 8_000;

/**
 * One support request, from its first message until it is closed: take what happened, decide, and let three
 * ordered outboxes, to the organizer, to the board and to the agents' chat, carry out what was decided, side by side.
 */
export async function ticket(input: TicketInput): Promise<void> {
  let state = upgradeState(input.state);
  let signals = 0;
  const inbox: TicketEvent[] = [...input.inbox];
  const hear = (event: TicketEvent) => {
    signals += 1;
    inbox.push(event);
  };
  listen(hear, () => state);

  const idle = () => inbox.length === 0;
  const outcome = (event: TicketEvent) => inbox.push(event);
  const run = effectRunner(() => state);
  const organizer = createOutbox(input.organizer, run.forOrganizer, outcome, idle);
  const board = createOutbox(input.board, run.onBoard, outcome, idle);
  const agents = createOutbox(input.agents ?? [], run.forAgents, outcome, idle);
  const projection = createProjection(() => state, input.store);
  const outboxes = [organizer, board, agents, projection];
  const settled = () => idle() && outboxes.every((outbox) => outbox.isEmpty());
  const isFull = () => signals >= SIGNALS_PER_RUN || workflowInfo().continueAsNewSuggested;

  for (;;) {
    const event = await nextEvent(
      state,
      inbox,
      () => (state.status === 'closed' && settled()) || isFull(),
    );
    if (event) {
      const { state: next, effects } = decide(state, event, Date.now());
      show(state, next);
      state = next;
      organizer.add(effects.organizer);
      board.add(effects.board);
      agents.add(effects.agents);
      projection.add(effects.store);
    } else if (state.status === 'closed' && settled()) {
      return;
    } else if (isFull()) {
      await pauseAll(outboxes);
      await continueAsNew<typeof ticket>({
        state,
        inbox,
        organizer: organizer.rest(),
        board: board.rest(),
        agents: agents.rest(),
        store: projection.rest(),
      });
    }
  }
}

/** The descriptions are for operators, who can send a signal from the Temporal UI. */
function listen(hear: (event: TicketEvent) => void, state: () => TicketState): void {
  setHandler(messages.organizerSolvedSignal, () => hear({ type: 'organizerSolved' }), {
    description: 'Solves the ticket, as the organizer does by Solved. No input.',
  });
  setHandler(messages.organizerReopenedSignal, () => hear({ type: 'organizerReopened' }), {
    description: 'Reopens a solved ticket, as the organizer does by Reopen. No input.',
  });
  setHandler(messages.organizerCancelledSignal, () => hear({ type: 'organizerCancelled' }), {
    description: 'Closes the ticket for good, as the organizer does by Cancel. No input.',
  });
  const own = { description: 'Sent by Pitcrew itself; not for operators.' };
  setHandler(
    messages.organizerWroteSignal,
    (message) => hear({ type: 'organizerWrote', message }),
    own,
  );
  setHandler(
    messages.organizerEditedSignal,
    (edit) => hear({ type: 'organizerEdited', edit }),
    own,
  );
  setHandler(messages.organizerReturnedSignal, () => hear({ type: 'organizerReturned' }), own);
  setHandler(
    messages.languageChosenSignal,
    (language) => hear({ type: 'languageChosen', language }),
    own,
  );
  setHandler(messages.agentTookSignal, (take) => hear({ type: 'agentTook', take }), own);
  setHandler(
    messages.messagesMovedAwaySignal,
    (move) => hear({ type: 'messagesMovedAway', move }),
    own,
  );
  setHandler(
    messages.organizerRatedSignal,
    (given) => hear({ type: 'organizerRated', given }),
    own,
  );
  setHandler(messages.taskSeenSignal, (task) => hear({ type: 'taskSeen', task }), own);
  setHandler(messages.commentSeenSignal, (comment) => hear({ type: 'commentSeen', comment }), own);
  setHandler(
    messages.commentGoneSignal,
    (commentId) => hear({ type: 'commentGone', commentId }),
    own,
  );
  setHandler(messages.ticketQuery, state, { description: 'All that the ticket knows.' });
}

/** The next thing that happened; the deadline counts as one. Nothing, where `isOver` says so first. */
async function nextEvent(
  state: TicketState,
  inbox: TicketEvent[],
  isOver: () => boolean,
): Promise<TicketEvent | undefined> {
  const something = () => inbox.length > 0 || isOver();
  const deadline = nextDeadline(state);
  if (deadline === null) {
    await condition(something);
  } else {
    const wait = Math.max(deadline.at - Date.now(), 1);
    const happened = await condition(something, wait, { summary: DEADLINES[deadline.timer] });
    if (!happened) return { type: 'deadlinePassed' };
  }
  return inbox.shift();
}

/** Operators see a transition in the list of workflows, and in the ticket's case file. */
function show(before: TicketState, after: TicketState): void {
  const changed = changedAttributes(before, after);
  if (changed.length > 0) upsertSearchAttributes(changed);
  setCurrentDetails(caseFile(after));
}

/** Lets what is under way come to its end, and nothing new begin. */
async function pauseAll(outboxes: Pick<Outbox<unknown>, 'pause' | 'isResting'>[]): Promise<void> {
  for (const outbox of outboxes) outbox.pause();
  await condition(() => outboxes.every((outbox) => outbox.isResting()));
}
