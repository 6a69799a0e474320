import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { RecipientState } from '../../domain/announcements.ts';
import type { FailureReason } from '../../domain/effects.ts';
import { AnnouncementEntity } from './announcement.ts';
import { OrganizerEntity } from './organizer.ts';

/** Whom an announcement is for, each once, and what became of their message. */
export const AnnouncementRecipientEntity = defineEntity({
  name: 'AnnouncementRecipient',
  tableName: 'announcement_recipients',
  primaryKeys: ['announcement', 'organizer'],
  properties: {
    announcement: () => p.manyToOne(AnnouncementEntity).primary().deleteRule('cascade'),
    organizer: () =>
      p
        .manyToOne(OrganizerEntity)
        .primary()
        .deleteRule('cascade')
        .index('announcement_recipients_organizer_id_index'),
    state: p.text().$type<RecipientState>(),
    /** Why it failed. */
    reason: p.text().$type<FailureReason>().strictNullable(),
    telegramMessageId: p.bigint('number').strictNullable(),
    /** The last try that was made to send it. */
    attempt: p.text().unique('announcement_recipients_attempt_unique').strictNullable(),
    /** When its state was entered. */
    at: p.datetime(3),
  },
  indexes: [{ name: 'announcement_recipients_state_index', properties: ['announcement', 'state'] }],
});

export type AnnouncementRecipientRow = InferEntity<typeof AnnouncementRecipientEntity>;
