import type { TodoistApi } from '@doist/todoist-api-typescript';
import type { EventRow } from '../../database/entities/event.ts';
import { statusOf } from '../../todoist/faults.ts';
import { allPages } from '../../todoist/pages.ts';
import { fail, gather, ok, warn, type Checkup, type Finding } from '../check.ts';
import { need, type Account } from '../parts.ts';

/** Each open event has its project: the account sees it, its columns are there, somebody can answer. */
export const todoistProjects: Checkup = {
  name: 'todoist-projects',
  async look({ account, events }) {
    const known = need(account, 'Todoist');
    const open = need(events, 'the database');
    const findings = await Promise.all(open.map((event) => ofEvent(known, event)));
    return gather(
      findings,
      open.length === 0 ? 'No event is open.' : `All ${open.length} can be worked on.`,
    );
  },
};

async function ofEvent(account: Account, event: EventRow): Promise<Finding> {
  const { sdk } = account.todoist;
  const { code, todoistProjectId: id } = event;
  try {
    const project = await sdk.getProject(id);
    if (project.isArchived || project.isDeleted) {
      return fail(`The project of ${code} is archived or deleted.`, 'Unarchive it in Todoist.');
    }
    return gather(await Promise.all([columns(sdk, event), people(account, event)]), '');
  } catch (error) {
    const status = statusOf(error);
    if (status !== 403 && status !== 404) throw error;
    return fail(
      `The account of the token has no access to the project of ${code} (${id}).`,
      'Share the project with that account in Todoist, or set TODOIST_API_TOKEN to one of an account that has it.',
    );
  }
}

async function columns(sdk: TodoistApi, event: EventRow): Promise<Finding> {
  const projectId = event.todoistProjectId;
  const all = await allPages((cursor) => sdk.getSections({ projectId, cursor, limit: 200 }));
  const present = new Set(all.filter((each) => !each.isDeleted).map(({ id }) => id));
  const missing = Object.values(event.sections).filter((id) => !present.has(id));
  if (missing.length === 0) return ok('');
  return warn(
    `${event.code} lacks ${missing.length} of its columns.`,
    'A desk that runs makes them again with the next card; move cards to them by hand where they were lost.',
  );
}

/** The bot's own account counts where it is the only one: it may be an agent's. */
async function people(
  { todoist: { sdk }, id: bot }: Account,
  { code, todoistProjectId: projectId }: EventRow,
): Promise<Finding> {
  const sharing = await allPages((cursor) =>
    sdk.getProjectCollaborators(projectId, { cursor, limit: 200 }),
  );
  if (sharing.some(({ id }) => id !== bot)) return ok('');
  return warn(
    `Nobody shares the project of ${code}: no agent can take its tickets, unless one works with the account of the token.`,
    'Share it with the agents in Todoist.',
  );
}
