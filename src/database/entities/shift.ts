import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { AgentEntity } from './agent.ts';
import { EventEntity } from './event.ts';

/** When an agent is there for an event: from the one moment on, until the other. */
export const ShiftEntity = defineEntity({
  name: 'Shift',
  tableName: 'shifts',
  properties: {
    id: p.integer().primary(),
    agent: () => p.manyToOne(AgentEntity).deleteRule('cascade').index('shifts_agent_id_index'),
    event: () => p.manyToOne(EventEntity).deleteRule('cascade'),
    startsAt: p.datetime(3),
    endsAt: p.datetime(3),
  },
  indexes: [{ name: 'shifts_event_id_ends_at_index', properties: ['event', 'endsAt'] }],
});

export type ShiftRow = InferEntity<typeof ShiftEntity>;
