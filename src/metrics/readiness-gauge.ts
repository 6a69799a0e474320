import { Gauge, Registry } from 'prom-client';

/** The checks of `/readyz` as Prometheus reads them. @param failing names of those that fail */
export function readinessGauge(checks: string[], failing: string[]): Promise<string> {
  const registry = new Registry();
  const ready = new Gauge({
    name: 'pitcrew_ready',
    help: '1 where a check of /readyz passes, 0 where it does not.',
    labelNames: ['check'],
    registers: [registry],
  });
  for (const check of checks) ready.set({ check }, failing.includes(check) ? 0 : 1);
  return registry.metrics();
}
