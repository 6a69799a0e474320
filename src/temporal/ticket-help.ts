/** What an operator reads beside every ticket in the Temporal UI, as Markdown: the workflow's static details. */
export const TICKET_HELP = [
  '**What you can do:** _More Actions_, _Send an Update_; the answer says whether it was done.',
  '',
  '- `claim` with `"Max"`, `release`, `resolve`, `reopen`, `close`',
  '- `reply` or `note` with `"the text"`',
  '- `resend` what could not be delivered',
  '',
  'As a signal the same is done without an answer, where it makes sense.',
].join('\n');
