import type { Orm } from '../../database/orm.ts';
import { gather, warn, type Checkup } from '../check.ts';
import { need } from '../parts.ts';

/** Escalations reach somebody: each open event has a lead with a Telegram account. */
export const leads: Checkup = {
  name: 'leads',
  async look({ database, stores, events }) {
    const { agentDirectory } = need(stores, 'the database');
    const open = need(events, 'the database');
    const unlinked = await countUnlinked(need(database, 'the database'));
    const reached = await Promise.all(open.map(({ code }) => agentDirectory.leads(code)));
    const alone = open.filter((_, at) => reached[at]?.length === 0);
    const findings = alone.map(({ code }) =>
      warn(
        `Escalations of ${code} would reach nobody.`,
        'Make an agent a lead (npx pitcrew agent invite EMAIL --lead), and let them open the link it prints; or set leadTelegramId of the event.',
      ),
    );
    const links =
      unlinked === 0
        ? []
        : [
            warn(
              `${unlinked} of the leads have linked no Telegram account.`,
              'Send them their invite link again: npx pitcrew agent invite EMAIL',
            ),
          ];
    return gather([...findings, ...links], 'Escalations reach somebody.');
  },
};

async function countUnlinked(orm: Orm): Promise<number> {
  const [row] = await orm.em
    .fork()
    .execute<{ count: number }[]>(
      `select count(*)::int as count from agents where lead and telegram_user_id is null`,
    );
  return row?.count ?? 0;
}
