import { ApplicationFailure, setCurrentDetails, setHandler } from '@temporalio/workflow';
import type { Told } from '../activities/announcements.ts';
import type { AnnouncementState, Tally } from '../src/domain/announcements.ts';
import type { AnnouncementInput } from './announcement-input.ts';
import { progressQuery } from './announcement-messages.ts';
import { progressSheet, type AnnouncementProgress } from './progress-sheet.ts';
import { unpaced } from './effects/proxies.ts';

/** Where an announcement stands; what changes is told to the ledger, and shown to operators. */
export interface Progress {
  /** Fixes who is to be told. @throws a failure where the draft is not the one that was looked at */
  begin(): Promise<void>;
  /** Enters a state, unless it is in it already. */
  enter(state: Exclude<AnnouncementState, 'draft'>): Promise<void>;
  count(told: Told): void;
  /** People told in this run, or found not to be reached. */
  settledInRun(): number;
}

export function keepProgress({ id, version, eventCode }: AnnouncementInput): Progress {
  const ledger = unpaced();
  let state: AnnouncementState = 'sending';
  let tally: Tally = { total: 0, sent: 0, failed: 0, unsure: 0 };
  let settled = 0;
  const progress = (): AnnouncementProgress => ({ id, eventCode, state, ...tally });
  const show = () => setCurrentDetails(progressSheet(progress()));
  setHandler(progressQuery, progress, {
    description: 'How many have been told, could not be told, and are still to be told.',
  });

  return {
    async begin() {
      const summary = 'who is to be told';
      const begun = await ledger.beginAnnouncement.executeWithOptions({ summary }, [
        { id, version },
      ]);
      // A failed workflow, unlike one that is over, can be started again: with the draft as it is then.
      if (begun === null)
        throw ApplicationFailure.nonRetryable('The draft was changed or deleted.');
      tally = begun;
      show();
    },
    async enter(next) {
      if (next === state) return;
      tally = await ledger.enterAnnouncement.executeWithOptions({ summary: next }, [
        { id, state: next },
      ]);
      state = next;
      show();
    },
    count(told) {
      settled += 1;
      if (told === 'sent' || told === 'failed' || told === 'unsure') {
        tally = { ...tally, [told]: tally[told] + 1 };
      }
      show();
    },
    settledInRun: () => settled,
  };
}
