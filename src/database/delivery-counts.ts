import type { FailureReason } from '../domain/effects.ts';
import type { Orm } from './orm.ts';

/** What became of the messages of one direction: accepted = delivered + failed + pending. */
export interface DeliveryCounts {
  accepted: number;
  delivered: number;
  failed: number;
  pending: number;
  possiblyDuplicated: number;
  reasons: Partial<Record<FailureReason, number>>;
}

const NOTHING: DeliveryCounts = {
  accepted: 0,
  delivered: 0,
  failed: 0,
  pending: 0,
  possiblyDuplicated: 0,
  reasons: {},
};

/** Counts all messages; `in` is from organizers, `out` is replies. One statement: one moment. */
export async function countDelivery(
  orm: Orm,
): Promise<{ in: DeliveryCounts; out: DeliveryCounts }> {
  const rows = await orm.em.fork().execute<({ direction: 'in' | 'out' } & DeliveryCounts)[]>(
    `select direction, sum(n)::int as accepted,
       coalesce(sum(n) filter (where delivery = 'delivered'), 0)::int as delivered,
       coalesce(sum(n) filter (where delivery = 'failed'), 0)::int as failed,
       coalesce(sum(n) filter (where delivery = 'pending'), 0)::int as pending,
       sum(duplicated)::int as "possiblyDuplicated",
       coalesce(jsonb_object_agg(reason, n) filter (where delivery = 'failed' and reason is not null), '{}') as reasons
     from (
       select direction, delivery, case delivery when 'failed' then reason end as reason, count(*) as n,
         count(*) filter (where possibly_duplicated) as duplicated
       from messages where direction <> 'note' group by 1, 2, 3
     ) as counted
     group by direction`,
  );
  const of = (direction: 'in' | 'out'): DeliveryCounts => {
    const { direction: _, ...counts } = rows.find((row) => row.direction === direction) ?? {
      direction,
      ...NOTHING,
    };
    return counts;
  };
  return { in: of('in'), out: of('out') };
}
