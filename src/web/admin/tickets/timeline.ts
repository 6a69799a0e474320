import type { LifeMessage, LifeStep, TicketLife } from '../../../database/ticket-life.ts';
import { failureWords, type FailureWords } from '../deliveries/failure-words.ts';
import { stepWords } from './step-words.ts';

/** A message as the page shows it. */
export interface ShownMessage extends LifeMessage {
  /** Null where nothing is wrong with it. */
  failure: FailureWords | null;
  canBeResent: boolean;
}

/** A step of the ticket's life as the page shows it. */
export interface ShownStep {
  kind: 'step';
  at: Date;
  words: string;
}

/** What happened to a ticket, in the words of its page. */
export function timelineOf({ facts, entries }: TicketLife): (ShownMessage | ShownStep)[] {
  let before: LifeStep | null = null;
  const shown: (ShownMessage | ShownStep)[] = [];
  for (const entry of entries) {
    if (entry.kind === 'step') {
      shown.push({ kind: 'step', at: entry.at, words: stepWords(entry, before) });
      before = entry;
      continue;
    }
    const hasFailed = entry.delivery === 'failed';
    const canBeResent = hasFailed && facts.status !== 'closed' && entry.reason !== 'withdrawn';
    const failure = hasFailed ? failureWords(entry.reason) : null;
    shown.push({ ...entry, failure, canBeResent });
  }
  return shown;
}
