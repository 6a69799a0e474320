import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type {
  AnnouncementLedger,
  Fate,
  Recipient,
  RecipientState,
  Said,
  Tally,
} from '../domain/announcements.ts';
import type { Orm } from './orm.ts';

/** Keeps who was told what in PostgreSQL. Each change is one statement: two processes never both win. */
export function createAnnouncementLedger(orm: Orm): AnnouncementLedger {
  return {
    begin: (id, version) => orm.em.fork().transactional((em) => begin(em, id, version)),

    async tally(id) {
      const [row] = await orm.em.fork().execute<Tally[]>(
        `select count(*)::int as total, ${countOf('sent')}, ${countOf('failed')}, ${countOf('unsure')}
         from announcement_recipients where announcement_id = ?`,
        [id],
      );
      return row ?? { total: 0, sent: 0, failed: 0, unsure: 0 };
    },

    async open(id, limit) {
      const rows = await orm.em.fork().execute<{ organizerId: number; chatId: string }[]>(
        `select r.organizer_id as "organizerId", o.telegram_user_id as "chatId"
         from announcement_recipients r join organizers o on o.id = r.organizer_id
         where r.announcement_id = ? and r.state in ('pending', 'sending') order by r.organizer_id limit ?`,
        [id, limit],
      );
      return rows.map((row): Recipient => ({ ...row, chatId: Number(row.chatId) }));
    },

    async take({ id, organizerId, attempt }) {
      const em = orm.em.fork();
      const [taken] = await em.execute<(Omit<Said, 'chatId'> & Taken)[]>(TAKE, [
        attempt,
        id,
        organizerId,
      ]);
      if (taken?.state !== 'sending') {
        return { kind: 'over', state: taken?.state ?? (await stateOf(em, id, organizerId)) };
      }
      const { chatId, event, text } = taken;
      return { kind: 'taken', said: { chatId: Number(chatId), event, text } };
    },

    async settle(attempt, fate) {
      const em = orm.em.fork();
      await em.execute(settlement(fate), [...detailsOf(fate), attempt]);
      if (fate.state !== 'failed' || fate.reason !== 'blocked') return;
      await em.execute(
        `update organizers set blocked_at = coalesce(blocked_at, now())
         where id = (select organizer_id from announcement_recipients where attempt = ?)`,
        [attempt],
      );
    },

    async enter(id, state) {
      const isEnd = state === 'done' || state === 'cancelled';
      await orm.em.fork().transactional(async (em) => {
        await em.execute(
          `update announcements set state = ?, ended_at = ${isEnd ? 'coalesce(ended_at, now())' : 'null'} where id = ?`,
          [state, id],
        );
        if (isEnd) await em.execute(CLOSE_OPEN, [id]);
      });
    },
  };
}

interface Taken {
  state: RecipientState;
  chatId: string;
}

/** A row that another try has marked, and not settled, tells that nobody knows. */
const TAKE = `
update announcement_recipients r
set state = case r.state when 'pending' then 'sending' else 'unsure' end,
  attempt = case r.state when 'pending' then ? else r.attempt end, at = now()
from announcements a, events e, organizers o
where r.announcement_id = ? and r.organizer_id = ? and r.state in ('pending', 'sending')
  and a.id = r.announcement_id and e.id = a.event_id and o.id = r.organizer_id
returning r.state, o.telegram_user_id as "chatId", e.name as event, a.text`;

const CLOSE_OPEN = `
update announcement_recipients
set state = case state when 'pending' then 'skipped' else 'unsure' end, at = now()
where announcement_id = ? and state in ('pending', 'sending')`;

const RECIPIENTS = `
insert into announcement_recipients (announcement_id, organizer_id, state, at)
select a.id, oe.organizer_id, 'pending', now()
from announcements a join organizer_events oe on oe.event_id = a.event_id where a.id = ?`;

async function begin(em: SqlEntityManager, id: number, version: number): Promise<boolean> {
  const [begun] = await em.execute<unknown[]>(
    `update announcements set state = 'sending', started_at = now()
     where id = ? and state = 'draft' and version = ? returning id`,
    [id, version],
  );
  if (begun !== undefined) {
    await em.execute(RECIPIENTS, [id]);
    return true;
  }
  const [known] = await em.execute<unknown[]>(
    `select 1 from announcements where id = ? and version = ? and state <> 'draft'`,
    [id, version],
  );
  return known !== undefined;
}

async function stateOf(
  em: SqlEntityManager,
  id: number,
  organizerId: number,
): Promise<RecipientState | null> {
  const [row] = await em.execute<{ state: RecipientState }[]>(
    `select state from announcement_recipients where announcement_id = ? and organizer_id = ?`,
    [id, organizerId],
  );
  return row?.state ?? null;
}

/** A try that was given up may still tell how it ended, but nothing is sent again for it. */
function settlement({ state }: Fate): string {
  const from = state === 'pending' ? `('sending')` : `('sending', 'unsure')`;
  return `update announcement_recipients set state = '${state}', reason = ?, telegram_message_id = ?, at = now()
    where attempt = ? and state in ${from}`;
}

function detailsOf(fate: Fate): [reason: string | null, messageId: number | null] {
  return [
    fate.state === 'failed' ? fate.reason : null,
    fate.state === 'sent' ? fate.messageId : null,
  ];
}

function countOf(state: RecipientState): string {
  return `count(*) filter (where state = '${state}')::int as ${state}`;
}
