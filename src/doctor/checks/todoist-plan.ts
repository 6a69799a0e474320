import { z } from 'zod';
import type { EventRow } from '../../database/entities/event.ts';
import type { Stores } from '../../database/stores.ts';
import { gather, warn, type Checkup, type Finding } from '../check.ts';
import { need } from '../parts.ts';

/** Active tasks in a project, on every plan. Source: Todoist help, "Usage limits in Todoist". */
const TASKS = 300;
/** So many of them are a reason to act. */
const NEARLY = 0.9;

const limits = z.object({
  user_plan_limits: z.object({
    current: z.object({
      plan_name: z.string().optional(),
      max_tasks: z.number().positive().optional(),
      upload_limit_mb: z.number().positive().optional(),
    }),
  }),
});

/** What the account's plan takes is enough. Source: Todoist API v1, "User plan limits". */
export const todoistPlan: Checkup = {
  name: 'todoist-plan',
  async look({ account, stores, events }) {
    const { todoist } = need(account, 'Todoist');
    const { directory } = need(stores, 'the database');
    const open = need(events, 'the database');
    const told = limits.safeParse(await todoist.read('*', ['user_plan_limits'])).data;
    const current = told?.user_plan_limits.current ?? {};
    const most = current.max_tasks ?? TASKS;
    const findings = await Promise.all(open.map((event) => fill(directory, event, most)));
    const files =
      current.upload_limit_mb === undefined ? '' : `, files ${current.upload_limit_mb} MB`;
    return gather(
      findings.flat(),
      `${current.plan_name ?? 'Todoist'}: a project takes ${most} open tickets${files}.`,
    );
  },
};

async function fill(
  directory: Stores['directory'],
  { id, code }: EventRow,
  most: number,
): Promise<Finding[]> {
  const open = (await directory.openTasksOf(id)).length;
  if (open < most * NEARLY) return [];
  return [
    warn(
      `${code} has ${open} open tickets; its project takes ${most}.`,
      'Complete what is done: beyond that, Todoist refuses new cards.',
    ),
  ];
}
