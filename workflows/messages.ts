import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { SeenTask } from '../src/domain/card.ts';
import type { MovedMessages, Rating, Take } from '../src/domain/events.ts';
import type { OrganizerEdit, OrganizerMessage, SeenComment } from '../src/domain/messages.ts';
import type { TicketState } from '../src/domain/ticket-state.ts';

/** What a ticket can be told, and asked. */

export const organizerWroteSignal = defineSignal<[OrganizerMessage]>('organizerWrote');
export const messagesMovedAwaySignal = defineSignal<[MovedMessages]>('messagesMovedAway');
export const organizerSolvedSignal = defineSignal('organizerSolved');
export const organizerReopenedSignal = defineSignal('organizerReopened');
export const organizerCancelledSignal = defineSignal('organizerCancelled');
export const organizerEditedSignal = defineSignal<[OrganizerEdit]>('organizerEdited');
export const organizerReturnedSignal = defineSignal('organizerReturned');
export const languageChosenSignal = defineSignal<[string]>('languageChosen');
export const agentTookSignal = defineSignal<[Take]>('agentTook');
export const organizerRatedSignal = defineSignal<[Rating]>('organizerRated');
export const taskSeenSignal = defineSignal<[SeenTask]>('taskSeen');
export const commentSeenSignal = defineSignal<[SeenComment]>('commentSeen');
export const commentGoneSignal = defineSignal<[string]>('commentGone');

export const ticketQuery = defineQuery<TicketState>('ticket');
