import { spawn } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { processIdentity } from '../../src/embedded/process-identity.ts';
import { resolveTemporalCli } from '../../src/embedded/temporal-cli.ts';
import type { SearchAttributes } from '../../src/embedded/temporal-namespace.ts';
import { startTemporal } from '../../src/embedded/temporal.ts';
import type { EmbeddedTemporal, TemporalOptions } from '../../src/embedded/temporal.ts';
import { waitUntil } from '../../src/embedded/wait-until.ts';
import { startHolder } from './holder.ts';
import { tempFolder } from './temp-folder.ts';

async function withClient<T>(address: string, use: (client: Client) => Promise<T>): Promise<T> {
  const connection = Connection.lazy({ address, connectTimeout: 2_000 });
  try {
    await connection.ensureConnected();
    return await use(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

const startTicket = (address: string): Promise<unknown> =>
  withClient(address, ({ workflow }) =>
    workflow.start('ticket', { workflowId: 'ticket-42', taskQueue: 'nobody' }),
  );

const statusOfTicket = (address: string): Promise<string> =>
  withClient(address, async ({ workflow }) => {
    return (await workflow.getHandle('ticket-42').describe()).status.name;
  });

const attributesAt = (address: string): Promise<unknown> =>
  withClient(address, async ({ connection }) => {
    const { operatorService } = connection as Connection;
    return (await operatorService.listSearchAttributes({ namespace: 'default' })).customAttributes;
  });

describe('the embedded Temporal server', () => {
  let cliPath: string;
  beforeAll(async () => {
    // Kept between runs: a machine without one on PATH fetches it once.
    cliPath = await resolveTemporalCli({ dataDir: '.pitcrew/test', progress: () => undefined });
  }, 600_000);

  let folder: Awaited<ReturnType<typeof tempFolder>>;
  let dataDir: string;
  let running: EmbeddedTemporal[];
  let exits: string[];
  beforeEach(async () => {
    folder = await tempFolder();
    dataDir = join(folder.path, '.pitcrew');
    [running, exits] = [[], []];
  });
  afterEach(async () => {
    for (const each of running) await each.stop();
    await folder.remove();
  });

  const start = async (options: Partial<TemporalOptions> = {}): Promise<EmbeddedTemporal> => {
    const onExit = (why: string): void => void exits.push(why);
    const defaults = { dataDir, cliPath, searchAttributes: {}, ui: false, onExit };
    const temporal = await startTemporal({ ...defaults, progress: () => undefined, ...options });
    running.push(temporal);
    return temporal;
  };
  const record = async (): Promise<{ pid: number; identity: string }> =>
    JSON.parse(await readFile(join(dataDir, 'temporal.pid.json'), 'utf8')) as Awaited<
      ReturnType<typeof record>
    >;

  test('stopped and started again, it has the workflows, and new search attributes', async () => {
    const first = await start({ searchAttributes: { TicketStatus: 'Keyword' } });
    await startTicket(first.address);
    await first.stop();
    await first.stop();
    const wanted: SearchAttributes = {
      TicketStatus: 'KEYWORD',
      NextDeadline: 'DATETIME',
      Csat: 'Int',
    };
    const second = await start({ searchAttributes: wanted });
    expect(await statusOfTicket(second.address)).toBe('RUNNING');
    expect(await attributesAt(second.address)).toMatchObject({
      TicketStatus: 2,
      NextDeadline: 6,
      Csat: 3,
    });
    expect((await stat(join(dataDir, 'temporal.db'))).mode & 0o777).toBe(0o600);
    expect(exits).toEqual([]);
  });

  test('when Pitcrew is killed, the next start has all that was accepted', async () => {
    const holder = await startHolder('hold-temporal.ts', dataDir, cliPath);
    await startTicket(String(holder.said));
    await holder.kill('SIGKILL');
    const { address } = await start();
    expect(await statusOfTicket(address)).toBe('RUNNING');
  });

  test('a server that outlived an earlier start is ended, and its data are served', async () => {
    const survivor = await start();
    await startTicket(survivor.address);
    const { pid } = await record();
    const { address } = await start();
    expect(await processIdentity(pid)).toBeNull();
    expect(await statusOfTicket(address)).toBe('RUNNING');
  });

  test('a process that got the pid of an earlier server is left alone', async () => {
    await (await start()).stop();
    const other = spawn('sleep', ['600']);
    const pid = other.pid ?? 0;
    const identity = await processIdentity(pid);
    await writeFile(join(dataDir, 'temporal.pid.json'), JSON.stringify({ pid, identity }));
    await start();
    expect(await processIdentity(pid)).toBe(identity);
    other.kill();
  });

  test('in memory, with the UI: both answer, and a stop leaves nothing', async () => {
    const temporal = await start({ dataDir: null, ui: true });
    await startTicket(temporal.address);
    expect((await fetch(`${temporal.uiUrl}/`)).status).toBe(200);
    await temporal.stop();
    await expect(statusOfTicket(temporal.address)).rejects.toThrow();
  });

  test('when it dies by itself, onExit is told why', async () => {
    await start();
    process.kill((await record()).pid, 'SIGKILL');
    expect(await waitUntil(() => exits.length > 0, 5_000)).toBe(true);
    expect(exits).toEqual(['The Temporal dev server was ended by SIGKILL']);
  });

  test('when it cannot start, the error quotes the end of its log', async () => {
    const failure = start({ dynamicConfig: { 'not an identifier=': true } });
    await expect(failure).rejects.toThrow(/exited with code 1\. The end of .*temporal\.log:\n.+/);
  });
});
