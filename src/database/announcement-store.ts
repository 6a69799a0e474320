import type { AnnouncementState, RecipientState } from '../domain/announcements.ts';
import type { FailureReason } from '../domain/effects.ts';
import { AnnouncementEntity, type AnnouncementRow } from './entities/announcement.ts';
import type { Orm } from './orm.ts';

/** An announcement and what has become of it, in people. */
export interface AnnouncementView {
  id: number;
  eventId: number;
  event: { code: string; name: string };
  text: string;
  state: AnnouncementState;
  version: number;
  startedAt: Date | null;
  endedAt: Date | null;
  counts: Record<RecipientState, number>;
  /** Messages that went out in the last 10 seconds. */
  sentLately: number;
}

/** Somebody who was not told, or may not have been, and why. */
export interface Unreached {
  organizerId: number;
  name: string;
  state: RecipientState;
  reason: FailureReason | null;
}

export type AnnouncementStore = ReturnType<typeof createAnnouncementStore>;

/** Keeps the drafts of announcements, and tells how those that were begun are going. */
export function createAnnouncementStore(orm: Orm) {
  const view = async (where: string, values: unknown[]) => {
    const rows = await orm.em.fork().execute<Row[]>(`${VIEW} ${where}`, values);
    return rows.map(toView);
  };

  return {
    /** The latest first; those with lower ids than `before`, where it is given. */
    list: ({ before, limit }: { before: number | null; limit: number }) =>
      view(`where a.id < coalesce(?, 2147483647) order by a.id desc limit ?`, [before, limit]),

    async get(id: number): Promise<AnnouncementView | null> {
      const [found] = await view(`where a.id = ?`, [id]);
      return found ?? null;
    },

    /** @returns the draft's id */
    async draft(draft: { eventId: number; text: string }): Promise<number> {
      const em = orm.em.fork();
      const row = em.create(AnnouncementEntity, {
        event: draft.eventId,
        text: draft.text,
        state: 'draft',
        createdAt: new Date(),
        startedAt: null,
        endedAt: null,
      });
      await em.flush();
      return row.id;
    },

    /** Changes a draft of this version. @returns false where it is none any more, or was changed meanwhile */
    async edit(id: number, version: number, draft: { eventId: number; text: string }) {
      const changed: Partial<AnnouncementRow> = { text: draft.text, version: version + 1 };
      const count = await orm.em
        .fork()
        .nativeUpdate(
          AnnouncementEntity,
          { id, version, state: 'draft' },
          { ...changed, event: draft.eventId },
        );
      return count > 0;
    },

    /** @returns false where it is no draft any more */
    remove: async (id: number): Promise<boolean> =>
      (await orm.em.fork().nativeDelete(AnnouncementEntity, { id, state: 'draft' })) > 0,

    /** Who would get it if it were sent now: how many people, and how many of them have blocked the bot. */
    async audience(eventId: number): Promise<{ people: number; blocked: number }> {
      const [row] = await orm.em.fork().execute<{ people: number; blocked: number }[]>(
        `select count(*)::int as people, count(o.blocked_at)::int as blocked
         from organizer_events oe join organizers o on o.id = oe.organizer_id where oe.event_id = ?`,
        [eventId],
      );
      return row ?? { people: 0, blocked: 0 };
    },

    /** Those it has not reached, or perhaps not: the worst first. Nobody of those it is still on its way to. */
    unreached: (id: number): Promise<Unreached[]> =>
      orm.em.fork().execute<Unreached[]>(
        `select o.id as "organizerId", o.name, r.state, r.reason
         from announcement_recipients r join organizers o on o.id = r.organizer_id
         where r.announcement_id = ? and r.state in ('failed', 'unsure', 'skipped')
         order by array_position(array['failed', 'unsure', 'skipped'], r.state), o.name, o.id`,
        [id],
      ),
  };
}

type Times = 'startedAt' | 'endedAt';
/** Statements of our own answer times as texts. */
type Row = Omit<AnnouncementView, Times> & Record<Times, string | null>;

function toView({ startedAt, endedAt, ...row }: Row): AnnouncementView {
  const at = (time: string | null) => (time === null ? null : new Date(time));
  return { ...row, startedAt: at(startedAt), endedAt: at(endedAt) };
}

const VIEW = `
select a.id, a.event_id as "eventId", jsonb_build_object('code', e.code, 'name', e.name) as event, a.text, a.state,
  a.version, a.started_at as "startedAt", a.ended_at as "endedAt",
  c.counts, c.lately as "sentLately"
from announcements a join events e on e.id = a.event_id
cross join lateral (
  select jsonb_build_object('pending', count(*) filter (where state = 'pending'),
    'sending', count(*) filter (where state = 'sending'), 'sent', count(*) filter (where state = 'sent'),
    'failed', count(*) filter (where state = 'failed'), 'unsure', count(*) filter (where state = 'unsure'),
    'skipped', count(*) filter (where state = 'skipped')) as counts,
    (count(*) filter (where state = 'sent' and at > now() - interval '10 seconds'))::int as lately
  from announcement_recipients where announcement_id = a.id
) c`;
