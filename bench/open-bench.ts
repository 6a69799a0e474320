import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../src/embedded/ports.ts';
import { startPostgres } from '../src/embedded/postgres.ts';
import { resolveTemporalCli } from '../src/embedded/temporal-cli.ts';
import { startTemporal } from '../src/embedded/temporal.ts';
import { startBareHop, type BareHop } from './bare-hop.ts';
import type { DeskProcess } from './desk-process.ts';
import { startDirectRelay } from './direct-relay.ts';
import { startChild, type Child } from './rpc.ts';
import { CLIENT_SECRET, TELEGRAM_TOKEN, TODOIST_TOKEN, type Vendors } from './vendors.ts';

const API_TOKEN = 'bench';
const WEBHOOK_SECRET = 'bench-webhook-secret';
/** Longer than a run: what is not told by a webhook would be measured as lost, not as slow. */
const POLL_SECONDS = 3_600;

/** Everything that is measured, running: one server each of Temporal and PostgreSQL, and tickets that wait for messages. */
export interface Bench {
  hop: BareHop;
  desk: Child<DeskProcess>;
  /** What the desk relays between. */
  deskVendors: Child<Vendors>;
  /** What the direct relay relays between. */
  directVendors: Child<Vendors>;
  stop(): Promise<void>;
}

/** Starts it, with `organizers` who have one ticket each. @param progress told of each step */
export async function openBench(
  organizers: number,
  progress: (line: string) => void,
): Promise<Bench> {
  const opened: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of opened.splice(0).toReversed()) await close();
  };
  const open = <T>(part: T & { stop(): Promise<void> }): T => {
    opened.push(() => part.stop());
    return part;
  };
  const startVendors = () =>
    startChild<Vendors>('vendors-process.ts', { args: [String(organizers)] });
  try {
    const dataDir = await mkdtemp(join(tmpdir(), 'pitcrew-bench-'));
    opened.push(() => rm(dataDir, { recursive: true, force: true }));
    progress('Starting PostgreSQL and Temporal');
    const cliPath = await resolveTemporalCli({
      cliPath: process.env['TEMPORAL_CLI'],
      // What was fetched once is kept for the next run.
      dataDir: '.pitcrew',
      progress,
    });
    const postgres = open(await startPostgres({ dataDir, progress }));
    const temporal = open(
      await startTemporal({ dataDir, cliPath, searchAttributes: {}, ui: false, progress }),
    );

    progress('Starting the desk and the baselines');
    const hop = open(await startBareHop(temporal.address, organizers));
    const deskVendors = open(startVendors());
    const desk = open(
      startChild<DeskProcess>('desk-process.ts', {
        execArgv: ['--expose-gc', ...(await flagsOfStart())],
      }),
    );
    await startDesk(desk, deskVendors, { postgres: postgres.url, temporal: temporal.address });

    const directVendors = open(startVendors());
    const direct = open(await startDirectRelay(await directVendors.ask('listen')));
    await directVendors.ask('setTodoistWebhook', `${direct.url}/todoist`);

    progress('Opening the tickets');
    await deskVendors.ask('greet', '/start BENCH');
    await deskVendors.ask('openTickets');
    await deskVendors.ask('everyoneReads', 'Lena is on');
    await directVendors.ask('openTickets');
    return { hop, desk, deskVendors, directVendors, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What `npm start` gives to node: the desk is measured as it is run. */
async function flagsOfStart(): Promise<string[]> {
  const file = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  const { scripts } = JSON.parse(file) as { scripts: { start: string } };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

async function startDesk(
  desk: Child<DeskProcess>,
  vendors: Child<Vendors>,
  servers: { postgres: string; temporal: string },
): Promise<void> {
  const { telegramUrl, todoistUrl } = await vendors.ask('listen');
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  await desk.ask('start', {
    role: 'all',
    telegram: {
      token: TELEGRAM_TOKEN,
      apiRoot: telegramUrl,
      mode: 'webhook',
      webhookSecrets: [WEBHOOK_SECRET],
      agentsChatId: null,
    },
    todoist: {
      token: TODOIST_TOKEN,
      apiRoot: todoistUrl,
      clientSecrets: [CLIENT_SECRET],
      pollSeconds: POLL_SECONDS,
    },
    databaseUrl: servers.postgres,
    temporal: { address: servers.temporal, env: {}, payloadKey: null },
    web: { port, host: '127.0.0.1', publicUrl },
    apiToken: API_TOKEN,
    adminPassword: null,
    temporalUi: null,
    pages: [],
  });
  await vendors.ask('setTodoistWebhook', `${publicUrl}/webhooks/todoist`);
  const response = await fetch(`${publicUrl}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${API_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Bench', code: 'BENCH' }),
  });
  if (!response.ok) throw new Error(`The event was refused: ${await response.text()}`);
}
