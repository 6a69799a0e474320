/** Pauses between pulls, in milliseconds. */
const WHEN_ACTIVE = 1_000;
const WHEN_IDLE = 10_000;
const BESIDE_WEBHOOKS = 60_000;

/** At most 500 pulls in 15 minutes, half of what Todoist allows: `BURST` at once, and the rest evenly. */
const BURST = 100;
const REFILL_PER_MS = 400 / (15 * 60_000);

/** How long to wait before the next pull. */
export interface PollPace {
  /** @param now epoch milliseconds @returns milliseconds */
  pause(isActive: boolean, now: number): number;
  /** Whether the pause depends on activity: then, and only then, activity may cut an idle one short. */
  readonly isByActivity: boolean;
}

/** @param options.seconds a fixed pace that somebody asked for; null paces by activity */
export function createPollPace(options: {
  seconds: number | null;
  hasWebhooks: boolean;
  startedAt: number;
}): PollPace {
  const { seconds, hasWebhooks, startedAt } = options;
  if (seconds !== null) return { pause: () => seconds * 1_000, isByActivity: false };
  if (hasWebhooks) return { pause: () => BESIDE_WEBHOOKS, isByActivity: false };

  let tokens = BURST;
  let filledAt = startedAt;
  return {
    isByActivity: true,
    pause(isActive, now) {
      tokens = Math.min(BURST, tokens + (now - filledAt) * REFILL_PER_MS) - 1;
      filledAt = now;
      if (!isActive) return WHEN_IDLE;
      const untilNextToken = tokens >= 1 ? 0 : (1 - tokens) / REFILL_PER_MS;
      return Math.max(WHEN_ACTIVE, untilNextToken);
    },
  };
}
