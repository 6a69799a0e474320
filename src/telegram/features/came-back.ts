import type { OrganizerRow } from '../../database/entities/organizer.ts';
import type { BotDeps } from '../deps.ts';

/**
 * The organizer had blocked the bot and speaks to it again: what their tickets could not deliver goes out now.
 * @param updateId of the update by which they came back: twice is once
 */
export async function cameBack(
  { organizers, tickets }: Pick<BotDeps, 'organizers' | 'tickets'>,
  { id }: Pick<OrganizerRow, 'id'>,
  updateId: number,
): Promise<void> {
  for (const number of await organizers.openTickets(id)) {
    await tickets.tell(number, { type: 'organizerReturned' }, `back-${updateId}`);
  }
  await organizers.setBlocked(id, null);
}
