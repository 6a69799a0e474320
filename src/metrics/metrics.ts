import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { buildInfo } from './build-info.ts';
import type { WatchCall } from './vendor-call.ts';

/** Seconds. A relay is live within a few of them; the last ones tell an outage from a crawl. */
const RELAY_BUCKETS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800];
const REQUEST_BUCKETS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What this process counts while it works. */
export interface Metrics {
  /** A message has reached the other side, that long after it was written. */
  relayed(direction: 'in' | 'out', seconds: number): void;
  /** Counts and times each request to a vendor. */
  watch: WatchCall;
  /** As Prometheus reads it. */
  text: () => Promise<string>;
}

/** Makes the metrics of one desk, those of its process among them. */
export function createMetrics(role: string): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  buildInfo(registry, role);
  const registers = [registry];
  const relay = new Histogram({
    name: 'pitcrew_relay_seconds',
    help: 'From when a message was written until it was delivered to the other side.',
    labelNames: ['direction'],
    buckets: RELAY_BUCKETS,
    registers,
  });
  for (const direction of ['in', 'out']) relay.zero({ direction });
  const requests = new Counter({
    name: 'pitcrew_vendor_requests_total',
    help: 'Requests to the vendors, by what came of them.',
    labelNames: ['vendor', 'method', 'outcome'],
    registers,
  });
  const times = new Histogram({
    name: 'pitcrew_vendor_request_seconds',
    help: 'From a request to a vendor until its answer begins.',
    labelNames: ['vendor', 'method'],
    buckets: REQUEST_BUCKETS,
    registers,
  });
  return {
    relayed: (direction, seconds) => relay.observe({ direction }, Math.max(seconds, 0)),
    watch: ({ vendor, method }) => {
      const stop = times.startTimer({ vendor, method });
      return (outcome) => {
        stop();
        requests.inc({ vendor, method, outcome });
      };
    },
    text: () => registry.metrics(),
  };
}
