import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** What the board said of a task that no ticket is linked to yet. */
export const UnroutedChangeEntity = defineEntity({
  name: 'UnroutedChange',
  tableName: 'unrouted_changes',
  properties: {
    id: p.integer().primary(),
    taskId: p.text().index('unrouted_changes_task_id_index'),
    change: p.json<unknown>(),
    createdAt: p.datetime(3),
  },
});

export type UnroutedChangeRow = InferEntity<typeof UnroutedChangeEntity>;
