import { setTimeout as pause } from 'node:timers/promises';

/** How long a page waits for what it did to be readable, and how often it looks; milliseconds. */
const PATIENCE = 2_000;
const LOOK_EVERY = 50;

/** Waits until `look` says that what was done can be read, for two seconds at most: then the page shows it later. */
export async function untilSeen(look: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end && !(await look())) await pause(LOOK_EVERY);
}
