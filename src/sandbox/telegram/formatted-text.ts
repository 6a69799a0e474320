import { badRequest } from './api-error.ts';
import { isFields, jsonArgument, textArgument } from './arguments.ts';
import { detectEntities } from './detect-entities.ts';
import { type FormattedText, parseHtml, sortEntities } from './html.ts';
import { userOf } from './chats.ts';
import type { Entity, Fields } from './state.ts';
import type { World } from './world.ts';

const LIMITS = { text: 4096, caption: 1024 } as const;

/**
 * The text or caption of a call after entity parsing, trimmed, with found links and commands marked. Too long (4096
 * and 1024 UTF-16 units), unparsable and blank texts are 400. Source: core.telegram.org/bots/api#sendmessage.
 */
export function formattedText(
  world: World,
  payload: Fields,
  field: 'text' | 'caption',
): FormattedText {
  // Forms write the end of a line as \r\n; Telegram drops the \r. Source: TDLib, clean_input_string.
  const raw = textArgument(payload, field).replaceAll('\r', '');
  if (raw === '') {
    if (field === 'text') throw badRequest('message text is empty');
    return { text: '', entities: [] };
  }
  const formatted = trim(parse(world, payload, raw, field));
  if (formatted.text === '' && field === 'text') throw badRequest('text must be non-empty');
  if (formatted.text.length > LIMITS[field]) {
    throw badRequest(field === 'text' ? 'message is too long' : 'message caption is too long');
  }
  return { text: formatted.text, entities: detectEntities(formatted.text, formatted.entities) };
}

function parse(
  world: World,
  payload: Fields,
  raw: string,
  field: 'text' | 'caption',
): FormattedText {
  const mode = textArgument(payload, 'parse_mode').toLowerCase();
  if (mode === 'html') {
    const { text, entities } = parseHtml(raw);
    return { text, entities: entities.flatMap((entity) => asMention(world, entity)) };
  }
  // The simulator shows Markdown as it was sent: the product sends HTML only.
  if (!['', 'none', 'markdown', 'markdownv2'].includes(mode)) {
    throw badRequest('unsupported parse_mode');
  }
  const name = field === 'text' ? 'entities' : 'caption_entities';
  const given = jsonArgument(payload, name, 'entities');
  const entities = Array.isArray(given) && mode === '' ? given.filter(isEntity) : [];
  return { text: raw, entities: sortEntities(entities.map((entity) => ({ ...entity }))) };
}

function isEntity(value: unknown): value is Entity {
  return (
    isFields(value) &&
    typeof value['type'] === 'string' &&
    typeof value['offset'] === 'number' &&
    typeof value['length'] === 'number'
  );
}

/** A tg://user?id= link mentions a person the bot knows, and is plain text otherwise. */
function asMention(world: World, entity: Entity): Entity[] {
  const id = entity.url?.match(/^tg:\/\/user\/?\?id=(\d+)$/)?.[1];
  if (id === undefined) return [entity];
  const person = world.state.people[id];
  if (!person) return [];
  const { offset, length } = entity;
  return [{ type: 'text_mention', offset, length, user: userOf(person) }];
}

function trim({ text, entities }: FormattedText): FormattedText {
  const trimmed = text.trim();
  const lead = text.length - text.trimStart().length;
  const moved = entities.flatMap((entity) => {
    const start = Math.max(entity.offset - lead, 0);
    const end = Math.min(entity.offset + entity.length - lead, trimmed.length);
    return end > start ? [{ ...entity, offset: start, length: end - start }] : [];
  });
  return { text: trimmed, entities: moved };
}
