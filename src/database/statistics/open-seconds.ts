/**
 * How long each ticket of `cohort` waited for its first answer, in seconds by the clock on the wall and in its event's
 * opening hours. Without an answer it waits until it is over, or until now. Spans that overlap count once.
 *
 * `opened` is how long the event had been open by each moment, in one pass over all of them: so many seconds since
 * each opening, less those since each closing. What lies between two of its values is open time.
 */
export const OPEN_SECONDS = `
waits as (
  select number, event_id, hours is not null as has_hours, first_reply_at is not null as is_answered, created_at as begins,
    greatest(coalesce(first_reply_at, resolved_at, closed_at, now), created_at) as ends
  from cohort
),
openings as (
  select event_id, unnest(range_agg(tstzrange(opens, greatest(opens, shuts)))) as span
  from (
    select event_id, (day + split_part(span, '-', 1)::time) at time zone timezone as opens,
      (day + split_part(span, '-', 2)::time) at time zone timezone as shuts
    from (select event_id, min(begins) as begins, max(ends) as ends from waits group by event_id) as reach
    join scope using (event_id)
    cross join lateral generate_series((begins at time zone timezone)::date::timestamp,
      (ends at time zone timezone)::date::timestamp, interval '1 day') as day
    cross join lateral jsonb_array_elements_text(
      hours -> (array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])[extract(isodow from day)::int]) as span
    where hours is not null
  ) as days
  group by event_id
),
opened as (
  select number, at * sum(sign) over passed - sum(sign * at) over passed as seconds
  from (
    select event_id, null::int as number, extract(epoch from lower(span))::float8 as at, 1 as sign from openings
    union all
    select event_id, null, extract(epoch from upper(span))::float8, -1 from openings
    union all
    select event_id, number, extract(epoch from begins)::float8, 0 from waits where has_hours
    union all
    select event_id, number, extract(epoch from ends)::float8, 0 from waits where has_hours
  ) as moments
  window passed as (partition by event_id order by at)
),
waited as (
  select number, is_answered, extract(epoch from ends - begins)::float8 as wait,
    coalesce(open_wait, extract(epoch from ends - begins))::float8 as open_wait
  from waits left join (
    select number, round((max(seconds) - min(seconds))::numeric, 3) as open_wait
    from opened where number is not null group by number
  ) as measured using (number)
)`;
