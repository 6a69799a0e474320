/** Makes any text safe inside Telegram's HTML. Source: Bot API, "HTML style": only these three need it. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Arguments of a text, safe inside Telegram's HTML. */
export function escapeArguments(
  args: Record<string, string | number>,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'string' ? escapeHtml(value) : value,
    ]),
  );
}
