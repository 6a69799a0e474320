import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** How far something that is read in order has been read. */
export const CursorEntity = defineEntity({
  name: 'Cursor',
  tableName: 'cursors',
  properties: {
    name: p.text().primary(),
    value: p.text(),
    updatedAt: p.datetime(3),
  },
});

export type CursorRow = InferEntity<typeof CursorEntity>;
