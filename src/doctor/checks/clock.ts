import type { Orm } from '../../database/orm.ts';
import { fail, gather, Skipped, warn, type Checkup, type Finding } from '../check.ts';
import { vendorRoots } from '../open-vendors.ts';
import type { Parts } from '../parts.ts';

const PATIENCE = 5_000;
/** Beyond these, ages and timers are wrong; then, signatures and certificates too. Milliseconds. */
const NOTED = 2_000;
const HARMFUL = 30_000;

/** This machine's clock goes with those of the vendors and of the database. */
export const clock: Checkup = {
  name: 'clock',
  async look(parts) {
    const measured = await Promise.all(clocksOf(parts).map(measure));
    const answered = measured.filter((each) => each !== null);
    if (answered.length === 0) throw new Skipped('No other clock answers.');
    const names = answered.map(({ name }) => name).join(', ');
    return gather(answered.flatMap(judge), `Within 2 s of ${names}.`);
  },
};

interface Clock {
  name: string;
  read: () => Promise<number | null>;
}

function clocksOf({ config, database }: Parts): Clock[] {
  const roots = vendorRoots(config);
  return [
    ...(config.telegram.token === null
      ? []
      : [
          { name: 'Telegram', read: () => dateOf(roots.telegram) },
          { name: 'Todoist', read: () => dateOf(roots.todoist) },
        ]),
    ...(database.state === 'there'
      ? [{ name: 'the database', read: () => databaseTime(database.value) }]
      : []),
  ];
}

/** Asked half-way between request and answer; null where there is no answer. */
async function measure({ name, read }: Clock): Promise<{ name: string; ahead: number } | null> {
  const before = Date.now();
  const time = await read().catch(() => null);
  return time === null ? null : { name, ahead: (before + Date.now()) / 2 - time };
}

/** Whatever is answered has the date, to the second: its middle is the likeliest. No token is shown. */
async function dateOf(origin: string): Promise<number | null> {
  const signal = AbortSignal.timeout(PATIENCE);
  const { headers } = await fetch(origin, { method: 'HEAD', redirect: 'manual', signal });
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? null : date + 500;
}

async function databaseTime(orm: Orm): Promise<number | null> {
  const [row] = await orm.em
    .fork()
    .execute<{ now: string }[]>(`select extract(epoch from clock_timestamp())::text as now`);
  return row ? Number(row.now) * 1_000 : null;
}

function judge({ name, ahead }: { name: string; ahead: number }): Finding[] {
  const apart = Math.abs(ahead);
  if (apart <= NOTED) return [];
  const found = `This machine is ${(apart / 1_000).toFixed(1)} s ${ahead > 0 ? 'ahead of' : 'behind'} ${name}.`;
  const advice = 'Set the clock right, by NTP (timedatectl set-ntp true).';
  return [apart > HARMFUL ? fail(found, advice) : warn(found, advice)];
}
