import {
  ActivityCancellationType,
  condition,
  continueAsNew,
  workflowInfo,
} from '@temporalio/workflow';
import type { Recipient } from '../src/domain/announcements.ts';
import { listenToControls } from './announcement-controls.ts';
import type { AnnouncementInput } from './announcement-input.ts';
import { keepProgress } from './announcement-progress.ts';
import { afterOthers, unpaced } from './effects/proxies.ts';
import { whileWanted } from './effects/while-wanted.ts';
import { endInOrder } from './end-in-order.ts';

/** How many people are told at the same time: some 20 a second on a usual line, which leaves turns for replies. */
const LANES = 5;
/** People told in one run before it continues as a new one: some 4,000 events. */
const RUN_SIZE = 500;

/**
 * Tells all organizers of an event the same, each at most once: take those whose turn is next, tell some at a time, until
 * nobody is left or it is cancelled. Who has been told is in the ledger, which outlives runs and retries.
 */
export function announcement(input: AnnouncementInput): Promise<void> {
  return endInOrder((onCancel) => tellAll(input, onCancel));
}

async function tellAll(
  input: AnnouncementInput,
  onCancel: (end: () => void) => void,
): Promise<void> {
  const { id } = input;
  const controls = listenToControls(input);
  onCancel(() => void (controls.isCancelled = true));
  const isGoingOn = () => !controls.isPaused && !controls.isCancelled;
  const progress = keepProgress(input);
  const isFull = () => progress.settledInRun() >= RUN_SIZE || workflowInfo().continueAsNewSuggested;

  await progress.begin();
  for (;;) {
    if (controls.isPaused && !controls.isCancelled) await progress.enter('paused');
    await condition(() => !controls.isPaused || controls.isCancelled);
    if (controls.isCancelled) return progress.enter('cancelled');
    await progress.enter('sending');
    if (isFull()) await continueAsNew<typeof announcement>({ ...input, ...controls });

    const summary = 'whose turn it is';
    const next = await unpaced().nextRecipients.executeWithOptions({ summary }, [
      { id, limit: RUN_SIZE },
    ]);
    if (next.length === 0) return progress.enter('done');
    await inLanes(next, isGoingOn, async (recipient) => {
      const told = await whileWanted(isGoingOn, () => announce(id, recipient));
      if (told !== null) progress.count(told);
    });
  }
}

function announce(id: number, { organizerId, chatId }: Recipient) {
  return afterOthers(chatId).announce.executeWithOptions(
    {
      summary: 'announcement',
      // A try that is under way may still get through, and then it must be known.
      cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    },
    [{ id, organizerId }],
  );
}

/** Takes the list from its beginning, a few at the same time, for as long as it goes on. */
async function inLanes<T>(
  list: readonly T[],
  isGoingOn: () => boolean,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...list];
  const lane = async () => {
    while (isGoingOn()) {
      const item = waiting.shift();
      if (item === undefined) return;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
