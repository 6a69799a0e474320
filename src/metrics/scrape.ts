import { Gauge, Registry } from 'prom-client';

/** One source of figures. */
export interface ScrapePart {
  name: string;
  /** As Prometheus reads it. */
  read: () => Promise<string>;
}

/** Prometheus gives up after 10 s unless told otherwise; milliseconds. */
const PART_LIMIT = 5_000;

/**
 * All that a scrape gets. A part that fails, or does not answer in time, is left out; `pitcrew_scrape_errors` says
 * which.
 */
export async function scrape(parts: ScrapePart[]): Promise<string> {
  const texts = await Promise.all(parts.map(({ read }) => inTime(read).catch(() => null)));
  const registry = new Registry();
  const errors = new Gauge({
    name: 'pitcrew_scrape_errors',
    help: '1 where a part of these figures could not be read just now.',
    labelNames: ['part'],
    registers: [registry],
  });
  for (const [index, { name }] of parts.entries()) {
    errors.set({ part: name }, texts[index] === null ? 1 : 0);
  }
  const read = texts.filter((text) => text !== null);
  return [...read, await registry.metrics()].map((text) => `${text.trimEnd()}\n`).join('');
}

async function inTime(read: () => Promise<string>): Promise<string> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('It took too long.')), PART_LIMIT);
  try {
    return await Promise.race([read(), late]);
  } finally {
    clearTimeout(timer);
  }
}
