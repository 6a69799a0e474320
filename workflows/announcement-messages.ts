import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { AnnouncementProgress } from './progress-sheet.ts';

/** What an announcement can be told, and asked. */

export const pauseSignal = defineSignal('pause');
export const resumeSignal = defineSignal('resume');
export const cancelSignal = defineSignal('cancel');

export const progressQuery = defineQuery<AnnouncementProgress>('progress');
