import type { Update } from 'telegraf/types';
import type { ParkedStore } from '../database/parked-store.ts';
import type { Updates } from './updates.ts';

const AT_A_TIME = 100;

/** Tries again, oldest first, the updates that no handler could digest: the next version may. What fails again stays. */
export async function retryParked({
  updates,
  parked,
}: {
  updates: Pick<Updates, 'retry'>;
  parked: ParkedStore;
}): Promise<void> {
  let last = 0;
  for (;;) {
    const rows = await parked.list(AT_A_TIME, last);
    if (rows.length === 0) return;
    for (const { id, payload } of rows) {
      if (await updates.retry(payload as Update)) await parked.remove(id);
      last = id;
    }
  }
}
