import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { AnnouncementState } from '../../domain/announcements.ts';
import { EventEntity } from './event.ts';

/** What a lead says to all organizers of an event. */
export const AnnouncementEntity = defineEntity({
  name: 'Announcement',
  tableName: 'announcements',
  properties: {
    id: p.integer().primary(),
    event: () => p.manyToOne(EventEntity).deleteRule('cascade'),
    /** In the Markdown of replies. */
    text: p.text(),
    state: p.text().$type<AnnouncementState>(),
    /** Counts the changes of a draft: only what was looked at is sent. */
    version: p.integer().default(1),
    createdAt: p.datetime(3),
    startedAt: p.datetime(3).strictNullable(),
    endedAt: p.datetime(3).strictNullable(),
  },
});

export type AnnouncementRow = InferEntity<typeof AnnouncementEntity>;
