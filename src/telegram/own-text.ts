import { escapeHtml } from './html.ts';

/** The bot's words with what the event adds below them. @param html Telegram's HTML @param ownText plain text, null for none */
export function withOwnText(html: string, ownText: string | null): string {
  return ownText === null ? html : `${html}\n\n${escapeHtml(ownText)}`;
}
