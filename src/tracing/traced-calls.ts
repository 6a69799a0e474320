import type { WatchCall } from '../metrics/vendor-call.ts';
import type { Tracing } from './tracing.ts';

/** Makes each request to a vendor a step of the trace at hand; pulls and polls belong to none. */
export function tracedCalls(watch: WatchCall, tracing: Tracing): WatchCall {
  return (call) => {
    const { vendor, method } = call;
    const done = watch(call);
    const step = tracing.isTracing()
      ? tracing.begin({ name: `${vendor} ${method}`, kind: 'client' })
      : null;
    return (outcome) => {
      done(outcome);
      step?.end(outcome === 'ok' ? undefined : outcome);
    };
  };
}
