/** All that a run of an announcement is given, at its start and when it continues as a new one. */
export interface AnnouncementInput {
  id: number;
  /** The draft that was looked at: no other is sent. */
  version: number;
  eventCode: string;
  /** Said before this run began. */
  isPaused?: boolean;
  isCancelled?: boolean;
}
