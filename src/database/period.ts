/** Where a period begins or ends: a moment, or a day (`2026-05-01`), which each event has in its own time zone. */
export type Bound = { at: Date } | { day: string };

/** From `from` on and before `to`; a day as `to` is still in it. What is not given is open. */
export interface Period {
  from?: Bound;
  to?: Bound;
}

/** A condition of a query, and the values of its question marks. */
export type Condition = [sql: string, ...values: unknown[]];

/** That a time is within a period. @param time column of a time @param zone column of the event's time zone */
export function withinPeriod(time: string, zone: string, { from, to }: Period): Condition[] {
  const conditions: Condition[] = [];
  if (from) conditions.push(compare(`${time} >=`, from, `?::date::timestamp at time zone ${zone}`));
  if (to)
    conditions.push(compare(`${time} <`, to, `(?::date + 1)::timestamp at time zone ${zone}`));
  return conditions;
}

function compare(operation: string, bound: Bound, ofDay: string): Condition {
  return 'at' in bound
    ? [`${operation} ?::timestamptz`, bound.at.toISOString()]
    : [`${operation} (${ofDay})`, bound.day];
}
