import { describe, expect, it } from '@jest/globals';
import { scrape } from '../../src/metrics/scrape.ts';
import { readMetrics } from '../support/metrics.ts';

describe('a scrape of which one part fails', () => {
  const parts = [
    { name: 'process', read: async () => 'up_here 1\n' },
    { name: 'database', read: () => Promise.reject(new Error('connection refused')) },
  ];

  it('still gives the rest, and says which part is missing', async () => {
    expect(readMetrics(await scrape(parts))).toEqual([
      { name: 'up_here', labels: {}, value: 1 },
      { name: 'pitcrew_scrape_errors', labels: { part: 'process' }, value: 0 },
      { name: 'pitcrew_scrape_errors', labels: { part: 'database' }, value: 1 },
    ]);
  });

  it('does not tell why, which may hold a secret', async () => {
    expect(await scrape(parts)).not.toContain('refused');
  });
});
