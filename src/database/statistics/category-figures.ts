import type { RunScoped } from './scope.ts';

/** Reads how many tickets opened in the period have each label, most first; `label` null is those that have none. */
export function readCategories(
  run: RunScoped,
): Promise<{ label: string | null; tickets: number }[]> {
  return run(`
    select label, count(*)::int as tickets from cohort left join lateral unnest(categories) as label on true
    group by label order by tickets desc, label`);
}
