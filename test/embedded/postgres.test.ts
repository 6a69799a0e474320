import { appendFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startPostgres } from '../../src/embedded/postgres.ts';
import type { EmbeddedPostgres } from '../../src/embedded/postgres.ts';
import { processIdentity } from '../../src/embedded/process-identity.ts';
import { waitUntil } from '../../src/embedded/wait-until.ts';
import { startHolder } from './holder.ts';
import { tempFolder } from './temp-folder.ts';

async function query<T>(url: string, sql: string): Promise<T[]> {
  const discovery = { warnWhenNoEntities: false };
  const orm = new MikroORM({ clientUrl: url, entities: [], discovery });
  try {
    return await orm.em.getConnection().execute<T[]>(sql);
  } finally {
    await orm.close();
  }
}

describe('the embedded PostgreSQL', () => {
  let folder: Awaited<ReturnType<typeof tempFolder>>;
  let dataDir: string;
  let running: EmbeddedPostgres[];
  let progress: string[];
  let exits: string[];
  beforeEach(async () => {
    folder = await tempFolder();
    dataDir = join(folder.path, '.pitcrew');
    [running, progress, exits] = [[], [], []];
  });
  afterEach(async () => {
    for (const each of running) await each.stop();
    await folder.remove();
  });

  const start = async (): Promise<EmbeddedPostgres> => {
    const onExit = (why: string): void => void exits.push(why);
    const line = (text: string): void => void progress.push(text);
    const postgres = await startPostgres({ dataDir, progress: line, onExit });
    running.push(postgres);
    return postgres;
  };
  const serverPid = async (): Promise<number> => {
    const content = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
    return Number(content.split('\n')[0]);
  };

  test('when stopped and started again, the data are there and nothing is prepared anew', async () => {
    const first = await start();
    await query(first.url, `CREATE TABLE kept AS SELECT upper('ёж') AS word`);
    await first.stop();
    await first.stop();
    const second = await start();
    expect(await query(second.url, 'SELECT word FROM kept')).toEqual([{ word: 'ЁЖ' }]);
    expect(progress).toEqual([expect.stringContaining('first time')]);
    expect(exits).toEqual([]);
  });

  test('it speaks TCP on the loopback alone, wants the password, and keeps it from others', async () => {
    const { url } = await start();
    const sql = `SELECT current_setting('listen_addresses') AS host,
      current_setting('unix_socket_directories') AS sockets, current_setting('TimeZone') AS zone`;
    expect(await query(url, sql)).toEqual([{ host: '127.0.0.1', sockets: '', zone: 'UTC' }]);
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect((await stat(join(dataDir, 'postgres.json'))).mode & 0o777).toBe(0o600);
  });

  test('a first start that was killed while preparing is done again from the beginning', async () => {
    const holder = await startHolder('hold-postgres.ts', dataDir, 'progress');
    expect(holder.said).toContain('first time');
    await holder.kill('SIGKILL');
    expect(await readdir(dataDir)).not.toContain('postgres');
    const { url } = await start();
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    const drafts = (await readdir(dataDir)).filter((name) => name.startsWith('postgres.init-'));
    expect(drafts).toEqual([]);
  });

  test('when Pitcrew is killed, the next start has all that was committed', async () => {
    const holder = await startHolder('hold-postgres.ts', dataDir);
    await query(String(holder.said), 'CREATE TABLE kept AS SELECT 7 AS seven');
    await holder.kill('SIGKILL');
    const { url } = await start();
    expect(await query(url, 'SELECT seven FROM kept')).toEqual([{ seven: 7 }]);
  });

  test('Ctrl-C in the terminal does not reach it: Pitcrew stops it in its own time', async () => {
    const holder = await startHolder('hold-postgres.ts', dataDir);
    process.kill(-holder.pid, 'SIGINT');
    expect(await query(String(holder.said), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await holder.kill('SIGKILL');
  });

  test('a server that outlived an earlier start is ended, and its data are served', async () => {
    const survivor = await start();
    await query(survivor.url, 'CREATE TABLE kept AS SELECT 7 AS seven');
    const pid = await serverPid();
    const { url } = await start();
    expect(await query(url, 'SELECT seven FROM kept')).toEqual([{ seven: 7 }]);
    expect(await processIdentity(pid)).toBeNull();
  });

  test('a pid file whose pid belongs to another process now is not believed', async () => {
    await (await start()).stop();
    const lines = [process.pid, join(dataDir, 'postgres'), 1, 5432, '', '127.0.0.1', '', 'ready'];
    await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), `${lines.join('\n')}\n`);
    const { url } = await start();
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('when the file with the password is lost, a new one is set', async () => {
    const first = await start();
    await first.stop();
    await rm(join(dataDir, 'postgres.json'));
    const second = await start();
    expect(new URL(second.url).password).not.toBe(new URL(first.url).password);
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('when it dies by itself, onExit is told why', async () => {
    await start();
    process.kill(await serverPid(), 'SIGKILL');
    expect(await waitUntil(() => exits.length > 0, 5_000)).toBe(true);
    expect(exits).toEqual(['PostgreSQL was ended by SIGKILL']);
  });

  test('when it cannot start, the error quotes the end of its log', async () => {
    await (await start()).stop();
    await appendFile(join(dataDir, 'postgres', 'postgresql.conf'), '\nno_such_setting = on\n');
    const failure = start();
    await expect(failure).rejects.toThrow('PostgreSQL exited with code 1');
    await expect(failure).rejects.toThrow('no_such_setting');
  });

  test('a folder that holds something else is never overwritten', async () => {
    await mkdir(join(dataDir, 'postgres'), { recursive: true });
    await writeFile(join(dataDir, 'postgres', 'mine.txt'), 'keep me');
    await expect(start()).rejects.toThrow('holds no PostgreSQL data: move it away');
    expect(await readFile(join(dataDir, 'postgres', 'mine.txt'), 'utf8')).toBe('keep me');
  });
});
