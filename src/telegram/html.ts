/** Makes any text safe inside Telegram's HTML. Source: Bot API, "HTML style": only these three need it. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
