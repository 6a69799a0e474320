import { countDelivery } from '../database/delivery-counts.ts';
import { readDeskFigures } from '../database/desk-figures.ts';
import type { Orm } from '../database/orm.ts';
import { failingChecks, type ReadinessCheck } from '../readiness.ts';
import { deskGauges } from './desk-gauges.ts';
import type { Metrics } from './metrics.ts';
import { readinessGauge } from './readiness-gauge.ts';
import { scrape, type ScrapePart } from './scrape.ts';

/** Figures of one moment; the SDK keeps its own, which are passed on as they are. */
const SDK_ANSWER_MS = 4_000;

/**
 * Makes what `/metrics` says: what this process counted, what the database and the checks say now, and what the Temporal
 * SDK counted.
 * @param deps.temporalMetricsUrl where the SDK serves its own; null where it keeps none
 */
export function createDeskScrape(deps: {
  metrics: Metrics;
  orm: Orm;
  checks: ReadinessCheck[];
  temporalMetricsUrl: string | null;
}): () => Promise<string> {
  const { metrics, orm, checks, temporalMetricsUrl: url } = deps;
  const parts: ScrapePart[] = [
    { name: 'process', read: metrics.text },
    {
      name: 'database',
      read: async () => deskGauges(await readDeskFigures(orm), await countDelivery(orm)),
    },
    {
      name: 'readiness',
      read: async () => {
        const failing = await failingChecks(checks);
        return readinessGauge(
          checks.map(({ name }) => name),
          failing.map(({ name }) => name),
        );
      },
    },
  ];
  if (url !== null) parts.push({ name: 'temporal', read: () => readText(url) });
  return () => scrape(parts);
}

async function readText(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(SDK_ANSWER_MS) });
  if (!response.ok) throw new Error(`The SDK answered ${response.status} to a scrape.`);
  return response.text();
}
