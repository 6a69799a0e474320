import { tsToMs } from '@temporalio/common/lib/time.js';
import { parseDuration } from '../../domain/durations.ts';
import { DEFAULT_TIMERS } from '../../domain/timers.ts';
import { ok, warn, type Checkup } from '../check.ts';
import { need } from '../parts.ts';

const HOUR = 3_600_000;

/** A ticket that is over is kept by Temporal at least as long as its organizer may come back to it. */
export const retention: Checkup = {
  name: 'retention',
  async look({ temporal, events }) {
    const { client, namespace } = need(temporal, 'Temporal');
    const { config } = await client.workflowService.describeNamespace({ namespace });
    const kept = tsToMs(config?.workflowExecutionRetentionTtl);
    const open = events.state === 'there' ? events.value : [];
    const windows = [DEFAULT_TIMERS, ...open.map(({ timers }) => timers)].map(
      ({ reopenWindow }) => parseDuration(reopenWindow) ?? 0,
    );
    const longest = Math.max(...windows);
    const found = `Ended tickets are kept for ${hours(kept)}; the longest reopen window is ${hours(longest)}.`;
    if (kept >= longest) return ok(found);
    return warn(
      found,
      `temporal operator namespace update -n ${namespace} --retention ${hours(longest)}`,
    );
  },
};

function hours(milliseconds: number): string {
  return `${Math.ceil(milliseconds / HOUR)}h`;
}
