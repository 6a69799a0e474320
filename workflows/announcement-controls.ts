import { setHandler } from '@temporalio/workflow';
import * as messages from './announcement-messages.ts';

/** What was asked of an announcement under way. Cancelling is final. */
export interface Controls {
  isPaused: boolean;
  isCancelled: boolean;
}

/** Listens to who steers an announcement. The descriptions are for operators, who can do it from the Temporal UI. */
export function listenToControls({ isPaused = false, isCancelled = false }: Partial<Controls>) {
  const controls: Controls = { isPaused, isCancelled };
  setHandler(messages.pauseSignal, () => void (controls.isPaused = true), {
    description: 'Holds the announcement: nobody else is told until it is resumed. No input.',
  });
  setHandler(messages.resumeSignal, () => void (controls.isPaused = false), {
    description: 'Goes on with a paused announcement. No input.',
  });
  setHandler(messages.cancelSignal, () => void (controls.isCancelled = true), {
    description: 'Ends the announcement for good: who has not been told yet never is. No input.',
  });
  return controls;
}
