import type { RunScoped } from './scope.ts';

/** Who is there, and what was said in the period; of one event, or (null) of all. */
export interface PeopleRowFigures {
  eventId: number | null;
  organizers: number;
  in: number;
  out: number;
  notes: number;
}

/** Reads them: a row for each event that has organizers or messages, and one for all. */
export function readPeopleFigures(run: RunScoped): Promise<PeopleRowFigures[]> {
  return run<PeopleRowFigures>(PEOPLE);
}

const PEOPLE = `
select event_id as "eventId", count(distinct organizer_id)::int as organizers,
  count(*) filter (where direction = 'in')::int as in, count(*) filter (where direction = 'out')::int as out,
  count(*) filter (where direction = 'note')::int as notes
from (
  select s.event_id, o.organizer_id, null as direction
  from organizer_events o join scope s on s.event_id = o.event_id where o.joined_at < s.to_at
  union all
  select s.event_id, null, m.direction
  from messages m join tickets t on t.number = m.ticket_number join scope s on s.event_id = t.event_id
  where m.at >= s.from_at and m.at < s.to_at
) as counted
group by grouping sets ((event_id), ())`;
