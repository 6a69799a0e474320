/** Timers an event may set; texts such as `"10m"` or `"off"`. `remindUnclaimed` is a list of them. */
export interface Timers {
  remindUnclaimed: string[];
  escalateUnclaimed: string;
  firstReply: string;
  releaseSilentClaim: string;
  waitingReminder: string;
  waitingClose: string;
  reopenWindow: string;
}

export const DEFAULT_TIMERS: Timers = {
  remindUnclaimed: ['10m', '20m'],
  escalateUnclaimed: '30m',
  firstReply: '30m',
  releaseSilentClaim: 'off',
  waitingReminder: '24h',
  waitingClose: '72h',
  reopenWindow: '24h',
};

/** No timer runs but the one that ends a solved ticket. */
export const NO_TIMERS: Timers = {
  remindUnclaimed: [],
  escalateUnclaimed: 'off',
  firstReply: 'off',
  releaseSilentClaim: 'off',
  waitingReminder: 'off',
  waitingClose: 'off',
  reopenWindow: DEFAULT_TIMERS.reopenWindow,
};
