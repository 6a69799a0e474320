import { z } from 'zod';
import type { Bound } from '../database/period.ts';

const FAULT = 'A day such as 2026-05-01, or a time with its zone such as 2026-05-01T09:00:00Z';

const day = z.iso.date({ error: FAULT }).transform((text): Bound => ({ day: text }));
const moment = z.iso
  .datetime({ offset: true, error: FAULT })
  .transform((text): Bound => ({ at: new Date(text) }));

/** An empty parameter is one that was not filled in. */
const bound = z.preprocess(
  (text) => (text === '' ? undefined : text),
  z.union([day, moment], { error: FAULT }).optional(),
);

/** The parameters of a query that name a period. */
export const PERIOD_QUERY = { from: bound, to: bound };
