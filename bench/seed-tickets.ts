import type { Orm } from '../src/database/orm.ts';

/**
 * Writes ten events with 10,000 tickets and ten messages each; one message of ten is partly Russian. Three tickets of
 * ten are open, and half of those wait for an answer.
 */
export async function seedTickets(orm: Orm): Promise<void> {
  const em = orm.em.fork();
  for (const statement of STATEMENTS) await em.execute(statement);
  await em.execute('analyze');
}

const STATEMENTS = [
  `insert into events (code, name, locale, timezone, access, todoist_project_id, sections, timers, replies, created_at)
   select 'EV' || i, 'Hack ' || i, 'en', 'UTC', 'open', 'p' || i, '{}', '{}', 'all', now() from generate_series(1, 10) i`,
  `insert into organizers (telegram_user_id, name, language, created_at)
   select i, 'Organizer ' || i, 'en', now() from generate_series(1, 500) i`,
  `insert into tickets (number, event_id, organizer_id, status, subject, agent_todoist_id, agent_name, categories,
     origin, created_at)
   select i, e.id, o.id,
     (array['closed','closed','closed','closed','closed','resolved','new','claimed','waiting','closed'])[1 + (i * 7) % 10],
     'Request ' || i || ' ' || md5(i::text), 'a' || i % 5, 'Agent ' || i % 5, array['label' || i % 7], 'o' || i,
     now() - (10000 - i) * interval '5 min'
   from generate_series(1, 10000) i
     join events e on e.code = 'EV' || 1 + i % 10
     join organizers o on o.telegram_user_id = 1 + i % 500`,
  `insert into messages (id, ticket_number, organizer_id, direction, author, text, at, delivery)
   select 'm' || t.number || '-' || k, t.number, t.organizer_id,
     case when (k + t.number / 2) % 2 = 1 then 'in' else 'out' end, 'Somebody',
     case when k = 9 then 'Сообщение о поломке, проверьте пожалуйста ' else '' end || 'Message ' || k || ' ' ||
       md5(t.number::text || k) || ': the router in hall ' || (t.number * k) % 977 || ' does not answer any more',
     t.created_at + k * interval '1 min', case when (t.number * k) % 3001 = 0 then 'failed' else 'delivered' end
   from tickets t cross join generate_series(1, 10) k`,
];
