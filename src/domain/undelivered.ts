import { becoming, remember, type Decision } from './decision.ts';
import type { SendReply } from './effects.ts';
import { commentParts } from './message-parts.ts';
import type { OrganizerMessage } from './messages.ts';
import { sendAgain } from './sent-replies.ts';
import type { FailedMessage, TicketState } from './ticket-state.ts';
import { makeTask, postComment, withoutTask } from './to-board.ts';

/** What was refused for good, kept until a person asks for another try. */

/** As many as a state carries along; of more, the newest count. */
const MOST_KEPT = 50;

/** Ids of all messages that could not be delivered, and can be tried again. */
export function undeliveredIds(state: TicketState): string[] {
  const { undelivered, failedReplies, failedMessages } = state;
  return [
    ...failedMessages.map(({ message }) => message.id),
    ...[...undelivered, ...failedReplies].map(({ messageId }) => messageId),
  ];
}

export function keepFailedReply(before: Decision, reply: SendReply): Decision {
  const failedReplies = [...before.state.failedReplies, reply].slice(-MOST_KEPT);
  return becoming(before, { failedReplies });
}

/** @param fileAlone its words got there */
export function keepFailedMessage(
  before: Decision,
  message: OrganizerMessage,
  fileAlone: boolean,
): Decision {
  const { state } = forgetFailedMessage(before, message.id);
  const failedMessages = [...state.failedMessages, { message, fileAlone, edit: null }].slice(
    -MOST_KEPT,
  );
  return becoming(before, { failedMessages });
}

/** The message is where it belongs now, or belongs here no more. */
export function forgetFailedMessage(before: Decision, messageId: string): Decision {
  const { failedMessages } = before.state;
  return becoming(before, {
    failedMessages: failedMessages.filter(({ message }) => message.id !== messageId),
  });
}

/** Notes that an edit of a message that failed is on its way, or with null that it is no more. */
export function noteEdit(before: Decision, messageId: string, edit: number | null): Decision {
  const failedMessages = before.state.failedMessages.map((failed) =>
    failed.message.id === messageId ? { ...failed, edit } : failed,
  );
  return becoming(before, { failedMessages });
}

/** Tries once more what could not be delivered: the message `messageId`, or all there is. */
export function resend(before: Decision, messageId?: string): Decision {
  const { state } = before;
  const isMeant = (id: string) => messageId === undefined || id === messageId;
  const isUnmeant = (reply: SendReply) => !isMeant(reply.messageId);
  // An edit that is on its way brings the message as well.
  const isToGo = ({ message, fileAlone, edit }: FailedMessage) =>
    isMeant(message.id) && (fileAlone || edit === null);
  const messages = state.failedMessages.filter(isToGo);
  const replies = [...state.undelivered, ...state.failedReplies].filter(
    (reply) => !isUnmeant(reply),
  );
  const counted = becoming(before, {
    resendCount: state.resendCount + 1,
    undelivered: state.undelivered.filter(isUnmeant),
    failedReplies: state.failedReplies.filter(isUnmeant),
    failedMessages: state.failedMessages.filter((failed) => !isToGo(failed)),
  });
  return sendAgain(messages.reduce(bringAgain, counted), replies);
}

/** The organizer's message goes to the board once more; where there is no card, it makes one. */
function bringAgain(before: Decision, { message, fileAlone }: FailedMessage): Decision {
  const { state } = before;
  const { id: messageId } = message;
  const again = state.resendCount;
  const retried = remember(before, { type: 'messageRetried', messageId });
  if (state.taskGone && !fileAlone) return makeTask(withoutTask(retried), message, again);
  const parts = commentParts(state, fileAlone ? '' : message.text);
  return postComment(retried, message, parts, again);
}
