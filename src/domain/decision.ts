import type {
  AgentsEffect,
  BoardEffect,
  Effects,
  OrganizerEffect,
  StoreEffect,
} from './effects.ts';
import type { NoticeName, RemarkName } from './texts.ts';
import type { StandingRemark, TicketState } from './ticket-state.ts';

/** A state and what is to be done about it. */
export interface Decision {
  state: TicketState;
  effects: Effects;
}

/** A decision that changes nothing. */
export function stay(state: TicketState): Decision {
  return { state, effects: { organizer: [], board: [], agents: [], store: [] } };
}

/** The decision with some fields of the state replaced. */
export function becoming(decision: Decision, change: Partial<TicketState>): Decision {
  return { ...decision, state: { ...decision.state, ...change } };
}

/** The decision with more for the organizer. Anything but a reaction or the receipt itself ends a run of messages. */
export function tellOrganizer(decision: Decision, ...effects: OrganizerEffect[]): Decision {
  const endsRun = effects.some(
    (effect) => effect.type === 'sendNotice' || effect.type === 'sendReply',
  );
  return {
    state: endsRun ? { ...decision.state, receipt: null } : decision.state,
    effects: { ...decision.effects, organizer: [...decision.effects.organizer, ...effects] },
  };
}

/** The decision with a notice to the organizer; `replyTo` is the Telegram message it answers. */
export function notice(
  decision: Decision,
  name: NoticeName,
  args: Record<string, string | number> = {},
  replyTo: number | null = null,
): Decision {
  return tellOrganizer(decision, {
    type: 'sendNotice',
    notice: name,
    args: { number: decision.state.number, ...args },
    replyTo,
  });
}

/** The decision with more for the board. */
export function doOnBoard(decision: Decision, ...effects: BoardEffect[]): Decision {
  return {
    ...decision,
    effects: { ...decision.effects, board: [...decision.effects.board, ...effects] },
  };
}

/** The decision with a comment of Pitcrew's own; `notify` are Todoist users to be notified. */
export function remark(
  decision: Decision,
  name: RemarkName,
  args: Record<string, string | number> = {},
  notify: string[] = [],
): Decision {
  const { state } = decision;
  const ownId = `remark-${state.remarkCount + 1}`;
  const told = doOnBoard(decision, { type: 'postRemark', ownId, remark: name, args, notify });
  return becoming(told, {
    remarkCount: state.remarkCount + 1,
    ownInFlight: [...state.ownInFlight, { ownId, text: null }],
  });
}

/** The decision with a comment of Pitcrew's own that goes when it is no longer true. */
export function standingRemark(
  decision: Decision,
  name: RemarkName,
  until: StandingRemark['until'],
  args: Record<string, string | number> = {},
  notify: string[] = [],
): Decision {
  const made = remark(decision, name, args, notify);
  const ownId = `remark-${made.state.remarkCount}`;
  const standing = { ownId, commentId: null, until, name, notify };
  return becoming(made, { standingRemarks: [...made.state.standingRemarks, standing] });
}

/** The decision with more for the agents' chat and the leads. */
export function tellAgents(decision: Decision, ...effects: AgentsEffect[]): Decision {
  return {
    ...decision,
    effects: { ...decision.effects, agents: [...decision.effects.agents, ...effects] },
  };
}

/** The decision with more for the read model. */
export function remember(decision: Decision, ...effects: StoreEffect[]): Decision {
  return {
    ...decision,
    effects: { ...decision.effects, store: [...decision.effects.store, ...effects] },
  };
}
