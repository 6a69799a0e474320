import type { MessageEntity } from 'telegraf/types';

/** A text with the addresses that lie behind its words put after them, in parentheses: plain text would lose them. */
export function withLinks(text: string, entities: MessageEntity[] = []): string {
  // Offsets count UTF-16 units, as strings do here. From the end, for each address moves what follows.
  return entities
    .toSorted((one, other) => other.offset - one.offset)
    .reduce((linked, entity) => {
      if (entity.type !== 'text_link') return linked;
      const end = entity.offset + entity.length;
      const words = linked.slice(entity.offset, end);
      const isSaid = words === entity.url || `${words}/` === entity.url;
      return isSaid ? linked : `${linked.slice(0, end)} (${entity.url})${linked.slice(end)}`;
    }, text);
}
