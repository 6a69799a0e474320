import {
  allHandlersFinished,
  condition,
  makeContinueAsNewFunc,
  setCurrentDetails,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { TicketEvent } from '../src/domain/events.ts';
import { nextDeadline } from '../src/domain/deadlines.ts';
import { decide } from '../src/domain/ticket.ts';
import type { TicketState } from '../src/domain/ticket-state.ts';
import { upgradeState } from '../src/domain/upgrade-state.ts';
import { ticketSummary } from '../src/domain/ticket-summary.ts';
import { caseFile } from './case-file.ts';
import { DEADLINES } from './deadline-names.ts';
import { effectRunner } from './effects/effect-runner.ts';
import { endInOrder } from './end-in-order.ts';
import { listenToOperators } from './listen-to-operators.ts';
import { listenToPitcrew } from './listen-to-pitcrew.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createProjection } from './projection.ts';
import { changedAttributes } from './search-attributes.ts';
import type { TicketInput } from './ticket-input.ts';
import { createTraces } from './trace/traces.ts';

/** Signals one run takes before it continues as a new one; the server refuses the 10,001st (facts of Temporal, limits). */
const SIGNALS_PER_RUN = 8_000;

/**
 * One support request, from its first message until it is closed: take what happened, decide, and let three
 * ordered outboxes, to the organizer, to the board and to the agents' chat, carry out what was decided, side by side.
 */
export function ticket(input: TicketInput): Promise<void> {
  return endInOrder((onCancel) => live(input, onCancel));
}

async function live(input: TicketInput, onCancel: (end: () => void) => void): Promise<void> {
  let state = upgradeState(input.state);
  let signals = 0;
  const inbox: TicketEvent[] = [...input.inbox];
  const traces = createTraces();
  const outcome = (event: TicketEvent) => {
    traces.heard(event);
    inbox.push(event);
  };
  const hear = (event: TicketEvent) => {
    signals += 1;
    outcome(event);
  };
  // In this order the Temporal UI offers them: what operators may send comes first.
  const acts = listenToOperators(hear, () => state);
  listenToPitcrew(hear, () => state);
  onCancel(() => hear({ type: 'operatorActed', id: 'cancellation', act: { type: 'close' } }));
  // A new run knows nothing of what the one before it showed.
  setCurrentDetails(caseFile(state));

  const idle = () => inbox.length === 0;
  const run = effectRunner(() => state);
  const organizer = createOutbox(input.organizer, traces.within(run.forOrganizer), outcome, idle);
  const board = createOutbox(input.board, traces.within(run.onBoard), outcome, idle);
  const agents = createOutbox(input.agents ?? [], traces.within(run.forAgents), outcome, idle);
  const projection = createProjection(
    () => state,
    input.store,
    (save) => traces.inLatest(save),
  );
  const outboxes = [organizer, board, agents, projection];
  const settled = () =>
    idle() && outboxes.every((outbox) => outbox.isEmpty()) && allHandlersFinished();
  const isFull = () => signals >= SIGNALS_PER_RUN || workflowInfo().continueAsNewSuggested;

  const takeIn = (event: TicketEvent) => {
    if (event.type === 'operatorActed') acts.answer(state, event);
    const { state: next, effects } = decide(state, event, Date.now());
    show(state, next);
    state = next;
    traces.caused(event, [...effects.organizer, ...effects.board, ...effects.agents]);
    organizer.add(effects.organizer);
    board.add(effects.board);
    agents.add(effects.agents);
    projection.add(effects.store);
  };

  for (;;) {
    const event = await nextEvent(
      state,
      inbox,
      () => (state.status === 'closed' && settled()) || isFull(),
    );
    if (event) {
      takeIn(event);
    } else if (state.status === 'closed' && settled()) {
      return;
    } else if (isFull()) {
      await pauseAll(outboxes);
      await answerAll(inbox, takeIn);
      await goOn({
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

/** Operators who wait for an answer get it from the run that they asked. */
async function answerAll(
  inbox: TicketEvent[],
  takeIn: (event: TicketEvent) => void,
): Promise<void> {
  while (!allHandlersFinished()) {
    await condition(() => inbox.length > 0 || allHandlersFinished());
    for (const event of inbox.splice(0)) takeIn(event);
  }
}

/** A new run has no static summary, since Temporal carries none over: its memo says which ticket it is. */
function goOn(input: TicketInput & { state: TicketState }): Promise<never> {
  const memo = { ticket: ticketSummary(input.state) };
  return makeContinueAsNewFunc<typeof ticket>({ memo })(input);
}
