import { fail, ok, Skipped, type Checkup } from '../check.ts';

/** Todoist knows the account. */
export const todoistToken: Checkup = {
  name: 'todoist-token',
  async look({ account }) {
    if (account.state === 'there') return ok('Todoist accepts the token.');
    if (account.state === 'absent') throw new Skipped(account.why, account.advice);
    return fail(account.why, account.advice ?? '');
  },
};
