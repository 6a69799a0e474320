import type { OperatorAct } from '../src/domain/operator-acts.ts';

/** What each act does, and its input in JSON, as operators read it in the Temporal UI where they send it. */
export const ACT_DESCRIPTIONS: Record<OperatorAct['type'], string> = {
  claim:
    'Gives the ticket to an agent, whoever held it before. Input: a Todoist user id, email address or name, such as "Max".',
  release: 'Takes the ticket from its agent: it is New again, for anybody to take. No input.',
  resolve: 'Marks the ticket as solved, as its agent does. No input.',
  reopen: 'Opens a solved ticket again, with the agent it had. No input.',
  close: 'Closes the ticket for good, at once; the organizer is told. No input.',
  reply:
    'Sends a message to the organizer, and shows it on the card. Input: "text", or {"author": "Max", "text": "..."}.',
  note: 'Shows a note to the agents on the card; the organizer does not see it. Input: "text", or {"author": "Max", "text": "..."}.',
  resend:
    'Tries again what could not be delivered. No input for all of it, or the id of one message, such as "tg-5002-17".',
};
