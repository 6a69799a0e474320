import type { AnnouncementStore, AnnouncementView } from '../../../database/announcement-store.ts';
import { Problem } from '../../problem.ts';

/** The largest id that PostgreSQL counts to. */
const LAST_ID = 2_147_483_647;

/** The announcement that an address names. @throws Problem 404 */
export async function findAnnouncement(
  announcements: AnnouncementStore,
  id: string,
): Promise<AnnouncementView> {
  const number = /^\d{1,10}$/.test(id) ? Number(id) : 0;
  const found = number > 0 && number <= LAST_ID ? await announcements.get(number) : null;
  if (found === null) throw new Problem(404, 'There is no such announcement.');
  return found;
}
