import { isUnreadable } from './faults.ts';

/** A text as Telegram's calls take it. */
export interface Formatted {
  text: string;
  parse_mode?: 'HTML';
}

/** Says a text as HTML; where Telegram cannot read that, in plain words, where there are any: nothing is lost for its looks. */
export async function readable<T>(
  { html, plain }: { html: string; plain?: string },
  say: (formatted: Formatted) => Promise<T>,
): Promise<T> {
  try {
    return await say({ text: html, parse_mode: 'HTML' });
  } catch (error) {
    if (plain === undefined || !isUnreadable(error)) throw error;
    return say({ text: plain });
  }
}
