import { TelegramError } from 'telegraf';
import { ChatMoved, RateLimited, Refused } from '../domain/ports.ts';
import type { FailureReason } from '../domain/effects.ts';

/** A failed call as ports tell it: refused, moved, to be waited out, or (as it is) worth another try. */
export function telegramFault(error: unknown): unknown {
  if (!(error instanceof TelegramError)) return error;
  const { code, description, parameters } = error;
  if (code === 429) {
    return new RateLimited((parameters?.retry_after ?? 5) * 1_000, 'Telegram asks to wait.');
  }
  const movedTo = parameters?.migrate_to_chat_id;
  if (movedTo !== undefined) return new ChatMoved(movedTo);
  const reason = refusal(code, description);
  return reason === null ? error : new Refused(reason, `Telegram refused: ${description}`);
}

/** Whether an edit failed only because the message says so already. */
export const isUnchanged = says(/message is not modified/);

/** Whether what was to be changed, deleted or reacted to is not there any more. */
export const isGone = says(/message to (edit|delete|react) not found|MESSAGE_ID_INVALID/);

/** Whether Telegram cannot read the HTML of a text. */
export const isUnreadable = says(/can't parse (entities|caption)/);

/** Whether Telegram no longer lets a bot delete a message: it is older than 48 hours. Source: Bot API, deleteMessage. */
export const isPastDeleting = says(/message can't be deleted/);

/** Whether the message is a file, whose words are a caption. */
export const isCaptioned = says(/there is no text in the message to edit/);

function says(words: RegExp): (error: unknown) => boolean {
  return (error) =>
    error instanceof TelegramError && error.code === 400 && words.test(error.description);
}

/** A wrong token (401, and 404 from the public server) is no refusal: it can be put right, and the message sent. */
function refusal(code: number, description: string): FailureReason | null {
  if (code === 403) {
    return description.includes('user is deactivated') ? 'account-deleted' : 'blocked';
  }
  if (code === 413 || (code === 400 && description.includes('file is too big'))) {
    return 'file-too-large';
  }
  if (code !== 400) return null;
  return /chat not found|PEER_ID_INVALID/.test(description)
    ? 'chat-not-found'
    : 'refused-by-telegram';
}

/** The code of Telegram's answer to a failed call; null where no answer came. */
export function statusOf(error: unknown): number | null {
  return error instanceof TelegramError ? error.code : null;
}

/** Answers that a gateway gives where Telegram's own got lost. */
const LOST_BEHIND_GATEWAY = [502, 504];
/** No connection came about. Source: Node, "Common system errors"; getaddrinfo(3); undici, "Errors". */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** Whether Telegram may have done what a call asked for though the call failed: no answer of its own came back. */
export function mayHaveArrived(error: unknown): boolean {
  if (error instanceof Refused || error instanceof RateLimited || error instanceof ChatMoved) {
    return false;
  }
  const status = statusOf(error);
  if (status !== null) return LOST_BEHIND_GATEWAY.includes(status);
  const isCoded = error instanceof Error && 'code' in error && typeof error.code === 'string';
  return !(isCoded && NEVER_SENT.includes(error.code as string));
}
