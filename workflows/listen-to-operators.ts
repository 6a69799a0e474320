import {
  ApplicationFailure,
  condition,
  currentUpdateInfo,
  defineSignal,
  defineUpdate,
  log,
  setHandler,
  uuid4,
} from '@temporalio/workflow';
import { refusalOfAct } from '../src/domain/act-refusal.ts';
import type { TicketEvent } from '../src/domain/events.ts';
import type { OperatorAct } from '../src/domain/operator-acts.ts';
import { readAct } from '../src/domain/read-act.ts';
import type { TicketState } from '../src/domain/ticket-state.ts';
import { ACT_DESCRIPTIONS } from './act-descriptions.ts';
import { nameAgent } from './name-agent.ts';

type ActType = OperatorAct['type'];
type Acted = Extract<TicketEvent, { type: 'operatorActed' }>;

/** Acts that are asked for as updates, and wait to be decided upon. */
export interface Acts {
  /** Answers whoever asked for the act, as the ticket is just before it is decided upon. */
  answer(state: TicketState, acted: Acted): void;
}

/**
 * Takes what operators send, under one name as an update, which answers, and as a signal, which can be sent to many
 * tickets at once: there, what makes no sense does nothing.
 */
export function listenToOperators(
  hear: (event: TicketEvent) => void,
  state: () => TicketState,
): Acts {
  const waiting = new Set<string>();
  const answers = new Map<string, string | null>();

  const decided = async (id: string, act: OperatorAct) => {
    waiting.add(id);
    hear({ type: 'operatorActed', id, act });
    await condition(() => answers.has(id));
    const refusal = answers.get(id) ?? null;
    waiting.delete(id);
    answers.delete(id);
    if (refusal !== null) throw refused(refusal);
  };

  for (const [name, description] of Object.entries(ACT_DESCRIPTIONS)) {
    const type = name as ActType;
    setHandler(
      defineUpdate<void, [unknown]>(type),
      async (input) => {
        const act = await nameAgent(readAct(type, input));
        if (typeof act === 'string') throw refused(act);
        await decided(updateId(), act);
      },
      { description, validator: (input) => validate(state(), type, input) },
    );
    setHandler(
      defineSignal<[unknown]>(type),
      async (input) => {
        const id = uuid4();
        const act = await nameAgent(readAct(type, input));
        if (typeof act === 'string')
          log.warn('an operator sent what cannot be done', { act: type });
        else hear({ type: 'operatorActed', id, act });
      },
      { description },
    );
  }

  return {
    answer(before, { id, act }) {
      if (!waiting.has(id)) return;
      answers.set(id, before.actsDone.includes(id) ? null : refusalOfAct(before, act));
    },
  };
}

/** Refuses at once what makes no sense now. Never async: that would hang the workflow (facts of Temporal, 0.5). */
function validate(state: TicketState, type: ActType, input: unknown): void {
  const asked = readAct(type, input);
  if (typeof asked === 'string') throw refused(asked);
  if (state.actsDone.includes(updateId())) return;
  const isNamed = asked.type !== 'claim' || typeof asked.agent !== 'string';
  const refusal = refusalOfAct(
    state,
    isNamed ? (asked as OperatorAct) : { ...asked, agent: NOBODY },
  );
  if (refusal !== null) throw refused(refusal);
}

/** Stands for whoever has still to be looked up. */
const NOBODY = { id: '', name: '' };

function updateId(): string {
  return currentUpdateInfo()?.id ?? '';
}

function refused(reason: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(reason, 'Refused');
}
