import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { EventEntity } from './event.ts';

/** A canned reply: `!name` in a comment stands for its text. */
export const ScriptEntity = defineEntity({
  name: 'Script',
  tableName: 'scripts',
  properties: {
    id: p.integer().primary(),
    /** Null is the whole installation's. */
    event: () => p.manyToOne(EventEntity).deleteRule('cascade').strictNullable(),
    name: p.text(),
    text: p.text(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
  indexes: [
    {
      name: 'scripts_event_id_name_unique',
      expression:
        'create unique index "scripts_event_id_name_unique" on "scripts" (coalesce("event_id", 0), "name")',
    },
  ],
});

export type ScriptRow = InferEntity<typeof ScriptEntity>;
