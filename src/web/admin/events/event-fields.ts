import type { Timers } from '../../../domain/timers.ts';

/** Timers of one text each; `remindUnclaimed` is a list. */
export const PLAIN_TIMERS = [
  'escalateUnclaimed',
  'firstReply',
  'releaseSilentClaim',
  'waitingReminder',
  'waitingClose',
  'reopenWindow',
] as const satisfies (keyof Timers)[];

/** What the timers are called; those with * count opening hours alone. */
export const TIMER_LABELS: Record<keyof Timers, string> = {
  remindUnclaimed: 'Remind of unclaimed requests *',
  escalateUnclaimed: 'Tell the leads of unclaimed ones *',
  firstReply: 'Remind the holder of the first reply *',
  releaseSilentClaim: 'Release a silent claim *',
  waitingReminder: 'Remind who is waited for',
  waitingClose: 'Close what waits',
  reopenWindow: 'May be reopened for',
};

/** Fields of an event's form, by how they are read. */
export const CHOICES = ['name', 'locale', 'timezone', 'access', 'replies'] as const;
export const OWN_TEXTS = ['welcomeText', 'outOfHoursText'] as const;
export const NUMBERS = ['agentsChatId', 'leadTelegramId', 'participants'] as const;
/** On the clocks of the event's place. */
export const TIMES = ['startsAt', 'endsAt'] as const;
