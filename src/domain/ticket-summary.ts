import type { TicketState } from './ticket-state.ts';

/** Most bytes of a workflow's static summary. Source: Temporal's API, UserMetadata. */
const LIMIT = 200;

/**
 * How the ticket reads in lists: `#42 · Wi-Fi is down · Hack 2026`, of which a long subject is cut. Where payloads are
 * encrypted it holds nobody's words: `#42 · HACK`.
 */
export function ticketSummary(
  state: Pick<TicketState, 'number' | 'subject' | 'event' | 'operatorsView'>,
): string {
  const { number, subject, event, operatorsView } = state;
  if (operatorsView.isPrivate) return `#${number} · ${event.code}`;
  const eventName = shortenBytes(event.name, LIMIT / 2);
  const room = LIMIT - bytes(`#${number} ·  · ${eventName}`);
  return `#${number} · ${shortenBytes(subject, room)} · ${eventName}`;
}

function shortenBytes(text: string, limit: number): string {
  if (bytes(text) <= limit) return text;
  let kept = '';
  for (const character of text) {
    if (bytes(`${kept}${character}…`) > limit) break;
    kept += character;
  }
  return `${kept}…`;
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
