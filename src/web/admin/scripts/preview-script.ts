import { fillScript } from '../../../domain/scripts.ts';
import { replyParts } from '../../../telegram/reply-parts.ts';

/** Who stands for whoever it will be. */
const EXAMPLE = { organizer: 'Tom', agent: 'Lena', number: 42 };

/** A script as Telegram shows it when an agent calls it: HTML of Telegram's kind for each message, what people wrote escaped. */
export function previewScript(text: string): string[] {
  if (text.trim() === '') return [];
  const filled = fillScript(text.trim(), EXAMPLE);
  return replyParts({ agent: EXAMPLE.agent, text: filled }).map(({ html }) => html);
}
