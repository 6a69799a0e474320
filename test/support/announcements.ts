import {
  createAnnouncementStore,
  type AnnouncementStore,
  type AnnouncementView,
} from '../../src/database/announcement-store.ts';
import { createAnnouncements, type Announcements } from '../../src/temporal/announcements.ts';
import { connectTemporal } from '../../src/temporal/connection.ts';
import type { TestDesk } from './desk.ts';
import { until } from './until.ts';

/** A lead who announces, without the pages. */
export interface TestLead extends Announcements {
  store: AnnouncementStore;
  /** Writes a draft to the organizers of an event. */
  draft(text: string, code?: string): Promise<AnnouncementView>;
  /** Writes one and begins to send it. */
  announce(text: string, code?: string): Promise<number>;
  get(id: number): Promise<AnnouncementView>;
  /** Waits until it is as `matches` says. */
  when(
    id: number,
    what: string,
    matches: (announcement: AnnouncementView) => boolean,
  ): Promise<AnnouncementView>;
  close(): Promise<void>;
}

/** A lead at this desk; to be closed. */
export async function newLead(desk: TestDesk): Promise<TestLead> {
  const temporal = await connectTemporal({
    address: null,
    env: {
      TEMPORAL_ADDRESS: desk.temporal.address,
      TEMPORAL_NAMESPACE: desk.temporal.namespace,
    },
    payloadKey: null,
  });
  const announcements = createAnnouncements(temporal);
  const store = createAnnouncementStore(desk.database.orm);
  const get = async (id: number) => {
    const found = await store.get(id);
    if (found === null) throw new Error(`There is no announcement ${id}.`);
    return found;
  };
  const draft = async (text: string, code = 'HACK') => {
    const [event] = await desk.database.orm.em
      .fork()
      .execute<{ id: number }[]>(`select id from events where code = ?`, [code]);
    return get(await store.draft({ eventId: event?.id ?? 0, text }));
  };
  return {
    ...announcements,
    store,
    draft,
    get,
    async announce(text, code = 'HACK') {
      const { id, version } = await draft(text, code);
      await announcements.start({ id, version, eventCode: code });
      return id;
    },
    when: (id, what, matches) =>
      until(
        `the announcement ${what}`,
        async () => {
          const found = await get(id);
          return matches(found) ? found : null;
        },
        60_000,
      ),
    close: () => temporal.close(),
  };
}
