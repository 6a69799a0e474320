import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TASK_QUEUES } from '../../src/domain/task-queues.ts';
import { metricsOf } from '../support/metrics.ts';
import { openNamespace } from '../support/namespace.ts';
import { sandboxClient } from '../support/sandbox-client.ts';
import { spawnDesk, type SpawnedDesk } from '../support/spawned-desk.ts';
import { connectClient } from '../support/temporal-client.ts';
import { until } from '../support/until.ts';

/** Of names in Grafana's dashboard and Prometheus' rules. */
const METRIC = /\b(pitcrew|temporal|process|nodejs)_[a-z0-9_]+/g;

let folder: string;
let desk: SpawnedDesk;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitcrew-metrics-'));
  const temporal = await openNamespace();
  desk = spawnDesk(folder, {
    PORT: '0',
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
  });
  origin = await desk.up();
  await writeOneRequest();
  await failOneWorkflowTask(temporal);
}, 120_000);
afterAll(async () => {
  await desk.signal('SIGTERM', 'desk');
  await desk.ended();
  await rm(folder, { recursive: true, force: true });
});

describe('what is looked at', () => {
  test.each(['deploy/grafana/pitcrew.json', 'deploy/prometheus/alerts.yml'])(
    'in %s is served by a desk that runs',
    async (file) => {
      const named = new Set((await readFile(file, 'utf8')).match(METRIC));
      expect(named.size).toBeGreaterThan(5);

      await until('every figure is served', async () => {
        const served = new Set((await metricsOf(origin)).map(({ name }) => name));
        return [...named].every((name) => served.has(name));
      }).catch(async () => {
        const served = (await metricsOf(origin)).map(({ name }) => name);
        expect(served).toEqual(expect.arrayContaining([...named]));
      });
    },
  );
});

async function writeOneRequest(): Promise<void> {
  const sandbox = sandboxClient(origin);
  const { organizers } = await sandbox.state();
  await sandbox.write(organizers[0]?.id ?? 0, 'Wi-Fi is down', '#1');
  await sandbox.card('#1');
}

/** The SDK tells of failed workflow tasks when there has been one: a ticket that is given nothing to begin with. */
async function failOneWorkflowTask(temporal: {
  address: string;
  namespace: string;
}): Promise<void> {
  const { client, close } = await connectClient(temporal);
  try {
    await client.workflow.start('ticket', { taskQueue: TASK_QUEUES.tickets, workflowId: 'broken' });
  } finally {
    await close();
  }
}
