import { z } from 'zod';

const STATUSES = ['new', 'claimed', 'waiting', 'resolved', 'closed'] as const;

/** An empty parameter is one that was not filled in. */
const word = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : text))
  .optional();

/** The parameters of a query that say which tickets are meant; `status` may name several, with commas. */
export const TICKET_CHOICE_QUERY = {
  event: word,
  status: word.pipe(
    z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(STATUSES)))
      .optional(),
  ),
  agent: word,
  q: word,
  category: word,
  // Todoist's wire value 4 is what people see as p1: https://developer.todoist.com/api/v1
  priority: word.pipe(
    z
      .enum(['p1', 'p2', 'p3', 'p4'])
      .transform((name) => 5 - Number(name.slice(1)))
      .optional(),
  ),
  rating: word.pipe(z.enum(['1', '2', '3', '4', '5']).transform(Number).optional()),
  hasFailed: word.pipe(
    z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .optional(),
  ),
};
