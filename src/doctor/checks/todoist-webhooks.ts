import type { Orm } from '../../database/orm.ts';
import { LAST_WEBHOOK } from '../../web/webhooks/heard-of-todoist.ts';
import { fail, ok, Skipped, type Checkup } from '../check.ts';
import { need } from '../parts.ts';

/** A webhook that is to come with a comment comes within this time, and its time is kept to the minute. Milliseconds. */
const TOLERANCE = 180_000;

const ADVICE =
  'Todoist sends them only for accounts that have completed OAuth for the app: do that once with the account of the token. ' +
  'Check the callback URL of the app (PUBLIC_URL/webhooks/todoist, https, no port), and that TODOIST_CLIENT_SECRET is its client secret. ' +
  'Nothing is lost meanwhile: polling brings every comment, later.';

/** Webhooks come, where they are turned on: comments that polling alone brought tell that they do not. */
export const todoistWebhooks: Checkup = {
  name: 'todoist-webhooks',
  async look({ config, database, stores }) {
    if (config.todoist.clientSecrets.length === 0) {
      throw new Skipped('They are off (TODOIST_CLIENT_SECRET is not set): polling brings all.');
    }
    const orm = need(database, 'the database');
    const comment = await lastComment(orm);
    const last = await need(stores, 'the database').cursors.get(LAST_WEBHOOK);
    if (comment === null) return ok('No comment has come yet that one could have told of.');
    if (last === null) return fail('Comments came, and never a webhook.', ADVICE);
    if (comment.getTime() - Date.parse(last) <= TOLERANCE) return ok(`The last came ${last}.`);
    return fail(`Comments came since the last webhook, of ${last}.`, ADVICE);
  },
};

async function lastComment(orm: Orm): Promise<Date | null> {
  const [row] = await orm.em
    .fork()
    .execute<{ at: Date | null }[]>(`select max(at) as at from messages where id like 'td-%'`);
  return row?.at ? new Date(row.at) : null;
}
