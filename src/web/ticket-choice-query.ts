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
};
