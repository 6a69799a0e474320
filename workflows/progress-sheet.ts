import type { AnnouncementState, Tally } from '../src/domain/announcements.ts';

/** How far an announcement has come. */
export interface AnnouncementProgress extends Tally {
  id: number;
  eventCode: string;
  state: AnnouncementState;
}

/** What an operator reads of an announcement in the Temporal UI, as Markdown. It names nobody, and says nothing. */
export function progressSheet(progress: AnnouncementProgress): string {
  const { id, eventCode, state, total, sent, failed, unsure } = progress;
  const waiting = Math.max(total - sent - failed - unsure, 0);
  const percent = total === 0 ? 100 : Math.floor(((total - waiting) * 100) / total);
  return [
    `**Announcement ${id}** to the organizers of ${eventCode}`,
    '',
    `- **Status:** ${state}, ${percent} %`,
    `- **Sent:** ${sent} of ${total}`,
    `- **Could not be told:** ${failed}`,
    `- **Unsure:** ${unsure} (Telegram's answer was lost; not sent again)`,
    `- **${state === 'cancelled' ? 'Skipped' : 'Waiting'}:** ${waiting}`,
  ].join('\n');
}
