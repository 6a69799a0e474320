import { setTimeout as delay } from 'node:timers/promises';

/** Waits until `condition` holds, looking every 25 ms; answers false when `limitMs` passed first. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  limitMs: number,
): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() >= deadline) return false;
    await delay(25);
  }
  return true;
}
