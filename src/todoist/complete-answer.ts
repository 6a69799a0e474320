import { ALWAYS_LISTS, SHAPES, type Shape } from './answer-shapes.ts';

/**
 * The SDK refuses a whole answer in which one field is missing or new, and does so after the write that it answers has
 * succeeded. So answers are completed before it sees them: fields the desk reads are kept, ids become text, and what
 * only the SDK asks for is filled in.
 * @param path below `/api/v1/` @param body a successful answer, parsed @returns it, as the SDK wants it
 */
export function completeAnswer(path: string, body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  if (path === 'sync') return completeSync(body);
  const shape = SHAPES.find(([pattern]) => pattern.test(path))?.[1];
  if (shape === undefined) return body;
  const list = listIn(body);
  if (list === null && !ALWAYS_LISTS.test(path)) return complete(body, shape);
  const cursor = 'next_cursor' in body ? body.next_cursor : null;
  return { results: (list ?? []).map((each) => complete(each, shape)), next_cursor: cursor };
}

/** What commands came to. A failed one is an outcome of its own, however little is said of it. */
function completeSync(body: unknown): unknown {
  const { sync_status: status, temp_id_mapping: made } = asRecord(body);
  return {
    sync_status: mapValues(asRecord(status), (outcome) =>
      outcome === 'ok'
        ? 'ok'
        : {
            error: typeof outcome === 'string' ? outcome : 'no reason given',
            error_code: 0,
            error_extra: {},
            error_tag: '',
            http_code: 0,
            ...asRecord(outcome),
          },
    ),
    temp_id_mapping: mapValues(asRecord(made), String),
  };
}

function listIn(body: object): unknown[] | null {
  if (Array.isArray(body)) return body;
  return 'results' in body && Array.isArray(body.results) ? body.results : null;
}

function complete(value: unknown, { reads, unread }: Shape): unknown {
  const given = asRecord(value);
  const read = Object.entries(reads).map(([name, absent]) => [name, fit(given[name], absent)]);
  return { ...Object.fromEntries(read), ...unread };
}

/** The value in the type of what stands for it where it is absent; ids are text, whatever they came as. */
function fit(value: unknown, absent: unknown): unknown {
  if (typeof absent === 'function') return (absent as (given: unknown) => unknown)(value);
  if (value === undefined || value === null) return absent;
  if (typeof absent === 'boolean') return Boolean(value);
  return typeof value === 'number' && typeof absent !== 'number' ? String(value) : value;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function mapValues(
  record: Record<string, unknown>,
  change: (value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
