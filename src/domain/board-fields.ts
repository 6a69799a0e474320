import type { BoardView } from './card.ts';

export type Field = keyof BoardView;
export type FieldValue = BoardView[Field];

/** What Pitcrew watches, and writes, of a card. */
export const FIELDS = ['assignee', 'column', 'completed'] as const;

/** Some fields of a card. */
export function pick(view: BoardView, fields: Field[]): Partial<BoardView> {
  return Object.fromEntries(fields.map((field) => [field, view[field]]));
}

/** What `view` says of fields that `other` does not speak of. */
export function without(view: Partial<BoardView>, other: Partial<BoardView>): Partial<BoardView> {
  return Object.fromEntries(Object.entries(view).filter(([field]) => !(field in other)));
}
