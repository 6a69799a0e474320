import type { Updates } from '../telegram/updates.ts';
import type { ChangeDelivery } from '../todoist/deliver.ts';
import type { Tracing } from './tracing.ts';

/** Each update of Telegram's begins a trace, or is a step of the request that brought it. */
export function tracedUpdates(updates: Updates, tracing: Tracing): Updates {
  const step = { name: 'telegram update', kind: 'consumer' } as const;
  return {
    take: (update) => tracing.trace(step, () => updates.take(update)),
    retry: (update) => tracing.trace(step, () => updates.retry(update)),
  };
}

/** Each change on the board begins a trace, or is a step of the request that brought it. */
export function tracedDelivery(delivery: ChangeDelivery, tracing: Tracing): ChangeDelivery {
  return {
    deliver: (change, source) =>
      tracing.trace({ name: `todoist ${change.kind}`, kind: 'consumer' }, () =>
        delivery.deliver(change, source),
      ),
    link: (made) => delivery.link(made),
  };
}
