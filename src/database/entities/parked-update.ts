import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** Something received that no handler could digest: kept, so that it is not lost. */
export const ParkedUpdateEntity = defineEntity({
  name: 'ParkedUpdate',
  tableName: 'parked_updates',
  properties: {
    id: p.integer().primary(),
    source: p.text(),
    payload: p.json<unknown>(),
    error: p.text(),
    createdAt: p.datetime(3),
  },
});

export type ParkedUpdateRow = InferEntity<typeof ParkedUpdateEntity>;
