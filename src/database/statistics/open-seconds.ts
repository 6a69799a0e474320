/**
 * How long each ticket of `cohort` waited for its first answer, in seconds by the clock on the wall and in its event's
 * opening hours. Without an answer it waits until it is over, or until now. Spans that overlap count once.
 */
export const OPEN_SECONDS = `
waited as (
  select number, first_reply_at is not null as is_answered, extract(epoch from answered_at - created_at)::float8 as wait,
    case when hours is null then extract(epoch from answered_at - created_at)
      else (select coalesce(sum(extract(epoch from upper(span) - lower(span))), 0) from unnest(open_time) as span)
    end::float8 as open_wait
  from (
    select number, created_at, first_reply_at, hours, timezone,
      greatest(coalesce(first_reply_at, resolved_at, closed_at, now), created_at) as answered_at
    from cohort
  ) as c
  left join lateral (
    select range_agg(tstzrange(opens, greatest(opens, shuts))) * tstzmultirange(tstzrange(created_at, answered_at)) as open_time
    from generate_series((created_at at time zone timezone)::date::timestamp,
      (answered_at at time zone timezone)::date::timestamp, interval '1 day') as day
    cross join lateral jsonb_array_elements_text(
      hours -> (array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])[extract(isodow from day)::int]) as span
    cross join lateral (
      select (day + split_part(span, '-', 1)::time) at time zone timezone as opens,
        (day + split_part(span, '-', 2)::time) at time zone timezone as shuts
    ) as bounds
    where hours is not null
  ) as opening on true
)`;
