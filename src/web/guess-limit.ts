import { setTimeout as wait } from 'node:timers/promises';

/** Wrong guesses that cost nothing: people mistype. */
const FREE = 5;
const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 2_000;
/** Wrong guesses of one address that may be waiting for their answers: guessing side by side gains nothing. */
const WAITING_AT_ONCE = 10;
const FORGET_AFTER_MS = 60_000;
const MOST_ADDRESSES = 10_000;

interface Guesser {
  wrong: number;
  waiting: number;
  lastAt: number;
}

export interface GuessLimit {
  /** Asked before a secret is looked at; null is "not now", be it right or wrong. */
  begin(address: string): { end(outcome: 'harmless' | 'wrong'): Promise<void> } | null;
}

/** Slows down whoever tries secrets, by address: each wrong one is answered later than the one before. */
export function createGuessLimit(): GuessLimit {
  const guessers = new Map<string, Guesser>();

  const guesserAt = (address: string): Guesser => {
    const known = guessers.get(address);
    const isFresh = known && (known.waiting > 0 || Date.now() - known.lastAt < FORGET_AFTER_MS);
    const guesser = isFresh ? known : { wrong: 0, waiting: 0, lastAt: 0 };
    // The map keeps the order of insertion: the first is the one longest unheard of.
    guessers.delete(address);
    guessers.set(address, guesser);
    const [oldest] = guessers.keys();
    if (guessers.size > MOST_ADDRESSES && oldest !== undefined) guessers.delete(oldest);
    return guesser;
  };

  return {
    begin: (address) => {
      const known = guessers.get(address);
      if (known && known.waiting >= WAITING_AT_ONCE) return null;
      return {
        end: async (outcome) => {
          if (outcome === 'harmless') return;
          const guesser = guesserAt(address);
          guesser.wrong += 1;
          guesser.lastAt = Date.now();
          guesser.waiting += 1;
          await wait(delayAfter(guesser.wrong));
          guesser.waiting -= 1;
        },
      };
    },
  };
}

function delayAfter(wrong: number): number {
  return wrong <= FREE ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (wrong - FREE - 1), LONGEST_DELAY_MS);
}
