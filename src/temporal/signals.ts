import type { OutsideEvent } from '../domain/events.ts';

/** The signal that tells a workflow of an event; names and arguments as in `workflows/messages.ts`. */
export function toSignal(event: OutsideEvent): { name: string; args: unknown[] } {
  switch (event.type) {
    case 'organizerWrote':
      return { name: event.type, args: [event.message] };
    case 'messagesMovedAway':
      return { name: event.type, args: [event.move] };
    case 'organizerRated':
      return { name: event.type, args: [event.given] };
    case 'taskSeen':
      return { name: event.type, args: [event.task] };
    case 'commentSeen':
      return { name: event.type, args: [event.comment] };
    case 'organizerEdited':
      return { name: event.type, args: [event.edit] };
    case 'languageChosen':
      return { name: event.type, args: [event.language] };
    case 'agentTook':
      return { name: event.type, args: [event.take] };
    case 'commentGone':
      return { name: event.type, args: [event.commentId] };
    case 'organizerReturned':
    case 'organizerSolved':
    case 'organizerReopened':
    case 'organizerCancelled':
      return { name: event.type, args: [] };
  }
}
