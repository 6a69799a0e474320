import { escapeHtml } from '../html.ts';
import { createTag, textOf, type Run, type Tag } from './runs.ts';

/** How Todoist writes down whom a comment mentions: `[Lena](todoist-mention://123)`. */
const MENTION = /^todoist-mention:/i;

/** The tag that makes a link to `address`; null where Telegram would take the words and drop the address. */
export function linkTag(address: string): Tag | null {
  const url = URL.parse(address);
  if (url === null || !isLinkable(url)) return null;
  const href = escapeHtml(url.href).replaceAll('"', '&quot;');
  return { ...createTag('link', 'a', ` href="${href}"`), address };
}

/** What follows the words of a link that Telegram cannot make: its address, unless the words say it already. */
export function addressBehind(words: readonly Run[], address: string): string {
  if (MENTION.test(address) || address === '') return '';
  const shown = address.replace(/^(mailto|tel):/i, '');
  const said = textOf(words).trim();
  if (said === '') return shown;
  return said === shown || said === address ? '' : ` (${shown})`;
}

/** Source: tdlib/td LinkManager.cpp, check_link: http(s) to a host with a dot, and Telegram's own; no mail, no phone. */
function isLinkable({ protocol, hostname }: URL): boolean {
  if (protocol === 'tg:' || protocol === 'ton:') return true;
  const isWeb = protocol === 'http:' || protocol === 'https:';
  return isWeb && (hostname.includes('.') || hostname.startsWith('['));
}
