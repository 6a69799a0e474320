import type { AgentFigures, Figures } from './figures.ts';

/** How a day of an event went. */
export interface Digest {
  event: { code: string; name: string };
  figures: Pick<Figures, 'tickets' | 'firstReplyOpenSeconds' | 'rating'>;
  agents: AgentFigures[];
}

/** A lead who gets it, and the language that they read. */
export interface DigestReader {
  chatId: number;
  language: string;
}

/** Where digests come from. */
export interface DigestSource {
  /** The 24 hours, by the event's clock, that end at `at`; null where nobody asked for anything, or the event is closed. */
  of(eventCode: string, at: Date): Promise<Digest | null>;
  readers(eventCode: string): Promise<DigestReader[]>;
}
