import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** A session of the admin pages that was logged out of before it expired: its cookie opens nothing any more. */
export const EndedSessionEntity = defineEntity({
  name: 'EndedSession',
  tableName: 'ended_sessions',
  properties: {
    id: p.text().primary(),
    expiresAt: p.datetime(3),
  },
});

export type EndedSessionRow = InferEntity<typeof EndedSessionEntity>;
