/** How long something took, of `n` samples; milliseconds. */
export interface Summary {
  n: number;
  p50: number;
  p95: number;
  p99: number;
}

/** @param samples milliseconds; at least one */
export function summarize(samples: number[]): Summary {
  const sorted = samples.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
  return { n: samples.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
