import type { Deadline } from '../src/domain/deadlines.ts';

/** What each timer does when it fires, as operators read it in the Temporal UI. */
export const DEADLINES: Record<Deadline['timer'], string> = {
  remindUnclaimed: 'reminds the agents that nobody has taken it',
  escalateUnclaimed: 'tells the leads that nobody has taken it',
  firstReply: 'reminds the holder of the first reply',
  releaseSilentClaim: 'gives it back to the queue when its holder stays silent',
  waitingReminder: 'reminds the organizer that they are waited for',
  waitingClose: 'closes when the organizer does not answer',
  reopenWindow: 'closes when nobody reopens it',
};
