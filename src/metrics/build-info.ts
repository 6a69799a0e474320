import { readFileSync } from 'node:fs';
import { Gauge, type Registry } from 'prom-client';
import { z } from 'zod';

const PACKAGE = new URL('../../package.json', import.meta.url);

/** Says which version runs here, on what, and as which part. */
export function buildInfo(registry: Registry, role: string): void {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(PACKAGE, 'utf8')));
  new Gauge({
    name: 'pitcrew_build_info',
    help: 'Always 1; the labels say what runs.',
    labelNames: ['version', 'node', 'role'],
    registers: [registry],
  }).set({ version, node: process.version, role }, 1);
}
