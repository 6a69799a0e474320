import { randomUUID } from 'node:crypto';
import { Context } from '@temporalio/activity';
import type { AnnouncementState, Fate, Recipient, Tally } from '../src/domain/announcements.ts';
import { ChatMoved, Refused } from '../src/domain/ports.ts';
import { announcementMessage } from '../src/telegram/announcement-message.ts';
import { mayHaveArrived } from '../src/telegram/faults.ts';
import { asActivity } from './failures.ts';
import type { Ports } from './ports.ts';

/** What a try leaves to the next one, should the ledger not have heard of its end. */
interface Trace {
  attempt: string;
  fate: Fate;
}

/** How it went for one person. `gone`: they are no organizer any more. */
export type Told = 'sent' | 'failed' | 'unsure' | 'skipped' | 'gone';

/** Announcements: each person hears one at most once, whatever fails. */
export function createAnnouncementActivities({
  messenger,
  announcements,
}: Pick<Ports, 'messenger' | 'announcements'>) {
  return {
    /** Fixes who gets it. @returns null where what was to be sent is not what is there now */
    beginAnnouncement: ({ id, version }: { id: number; version: number }): Promise<Tally | null> =>
      asActivity(async () =>
        (await announcements.begin(id, version)) ? announcements.tally(id) : null,
      ),

    nextRecipients: ({ id, limit }: { id: number; limit: number }): Promise<Recipient[]> =>
      asActivity(() => announcements.open(id, limit)),

    /** Writes down where it stands. @returns what has become of it so far */
    enterAnnouncement: ({
      id,
      state,
    }: {
      id: number;
      state: Exclude<AnnouncementState, 'draft'>;
    }): Promise<Tally> =>
      asActivity(async () => {
        await announcements.enter(id, state);
        return announcements.tally(id);
      }),

    /**
     * Tells one person. What surely has not reached Telegram is tried again; what may have is `unsure`, and stays so.
     */
    announce: ({ id, organizerId }: { id: number; organizerId: number }): Promise<Told> =>
      asActivity(async (note) => {
        const trace = Context.current().info.heartbeatDetails as Trace | undefined;
        if (trace) await announcements.settle(trace.attempt, trace.fate);
        // While Telegram is away nothing is begun whose end nobody would know.
        await messenger.ping();
        const attempt = randomUUID();
        const taking = await announcements.take({ id, organizerId, attempt });
        if (taking.kind === 'over') return toldOf(taking.state);
        const { fate, error } = await send(messenger, taking.said);
        note({ attempt, fate } satisfies Trace);
        await announcements.settle(attempt, fate);
        if (fate.state === 'pending') throw error;
        return fate.state;
      }),
  };
}

async function send(
  messenger: Ports['messenger'],
  { chatId, ...said }: { chatId: number; event: string; text: string },
): Promise<{ fate: Fate; error?: unknown }> {
  const message = announcementMessage(said);
  if (message === null) return { fate: { state: 'failed', reason: 'refused-by-telegram' } };
  try {
    const { messageId } = await messenger.send({ chatId, ...message });
    return { fate: { state: 'sent', messageId } };
  } catch (error) {
    if (error instanceof Refused) return { fate: { state: 'failed', reason: error.reason } };
    if (error instanceof ChatMoved) return { fate: { state: 'failed', reason: 'chat-not-found' } };
    return { fate: { state: mayHaveArrived(error) ? 'unsure' : 'pending' }, error };
  }
}

function toldOf(state: string | null): Told {
  switch (state) {
    case 'sent':
    case 'failed':
    case 'unsure':
    case 'skipped':
      return state;
    default:
      return 'gone';
  }
}
