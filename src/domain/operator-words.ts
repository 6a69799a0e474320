import { becoming, doOnBoard, remember, tellOrganizer, type Decision } from './decision.ts';
import { COMMENT_LIMIT, splitText } from './message-text.ts';

/** How an operator's note begins on the card: a note like others, and known as Pitcrew's own. */
export const OPERATOR_NOTE_MARK = '// ℹ️';
const OPERATOR_REPLY_MARK = 'ℹ️';

/** What an operator says, and where. */
interface Words {
  author: string;
  text: string;
}

/** Goes to the organizer, as a reply of an agent does, and is shown on the card so that agents know. It claims nothing. */
export function replyAsOperator(before: Decision, id: string, words: Words, now: number): Decision {
  const { state } = before;
  const { author, text } = words;
  const messageId = messageIdOf(state.number, id);
  const answered = becoming(keep(before, messageId, 'out', words, now), {
    firstReplyAt: state.firstReplyAt ?? now,
    since: { ...state.since, silent: null },
  });
  const told = tellOrganizer(answered, {
    type: 'sendReply',
    messageId,
    // There is no comment that it could be changed by.
    commentId: messageId,
    agent: author,
    text,
  });
  const header = `${OPERATOR_REPLY_MARK} **${author} → ${state.organizer.name}:**`;
  return showOnCard(told, messageId, header, text);
}

/** Stays inside: it is shown on the card, and whoever holds the ticket is notified. */
export function noteAsOperator(before: Decision, id: string, words: Words, now: number): Decision {
  const messageId = messageIdOf(before.state.number, id);
  const kept = keep(before, messageId, 'note', words, now);
  return showOnCard(kept, messageId, `${OPERATOR_NOTE_MARK} **${words.author}:**`, words.text);
}

function keep(
  before: Decision,
  id: string,
  direction: 'out' | 'note',
  { author, text }: Words,
  now: number,
): Decision {
  const message = { id, direction, author, text, at: now, commentId: null };
  return remember(before, { type: 'messageAccepted', message });
}

function showOnCard(before: Decision, ownId: string, header: string, text: string): Decision {
  const { agent, ownInFlight } = before.state;
  const parts = splitText(text, COMMENT_LIMIT - header.length - 1).map(
    (part) => `${header} ${part}`,
  );
  const notify = agent === null ? [] : [agent.id];
  const shown = doOnBoard(before, { type: 'showWords', ownId, parts, notify });
  const own = parts.map((part) => ({ ownId, text: part }));
  return becoming(shown, { ownInFlight: [...ownInFlight, ...own] });
}

/** Unique in the installation, as all messages' ids are. */
function messageIdOf(number: number, id: string): string {
  return `op-${number}-${id}`;
}
