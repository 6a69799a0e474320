import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { EventEntity } from './event.ts';
import { OrganizerEntity } from './organizer.ts';

/** An organizer's admission to an event. */
export const OrganizerEventEntity = defineEntity({
  name: 'OrganizerEvent',
  tableName: 'organizer_events',
  primaryKeys: ['organizer', 'event'],
  properties: {
    organizer: () => p.manyToOne(OrganizerEntity).primary(),
    event: () => p.manyToOne(EventEntity).primary().index('organizer_events_event_id_index'),
    joinedAt: p.datetime(3),
  },
});

export type OrganizerEventRow = InferEntity<typeof OrganizerEventEntity>;
