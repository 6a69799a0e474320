import { setHandler } from '@temporalio/workflow';
import type { TicketEvent } from '../src/domain/events.ts';
import type { TicketState } from '../src/domain/ticket-state.ts';
import * as messages from './messages.ts';

const own = { description: 'Sent by Pitcrew itself; not for operators.' };

/** Takes what Pitcrew's edges tell a ticket: each signal is one event. */
export function listenToPitcrew(
  hear: (event: TicketEvent) => void,
  state: () => TicketState,
): void {
  setHandler(messages.organizerSolvedSignal, () => hear({ type: 'organizerSolved' }), own);
  setHandler(messages.organizerReopenedSignal, () => hear({ type: 'organizerReopened' }), own);
  setHandler(messages.organizerCancelledSignal, () => hear({ type: 'organizerCancelled' }), own);
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
