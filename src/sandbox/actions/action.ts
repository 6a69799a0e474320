import { z } from 'zod';

/** A refusal that the page shows as a toast: 400 for a wrong request, 404 for something that is not there. */
export class ActionError extends Error {
  readonly status: 400 | 404;
  constructor(status: 400 | 404, message: string) {
    super(message);
    this.status = status;
  }
}

/** One thing a person can do on the page: takes the request's body, gives back the JSON answer, or nothing. */
export type Action = (body: unknown) => unknown;

/** An action whose body is read by `schema` first. */
export function define<Body>(schema: z.ZodType<Body>, run: (body: Body) => unknown): Action {
  return (body) => run(schema.parse(body));
}

/** What somebody wrote, without blanks around it. */
export const text = z.string().trim().min(1, 'Write something first.');

/** Any failure of an action as a refusal in words for the person who tried. */
export function asRefusal(error: unknown): ActionError {
  if (error instanceof ActionError) return error;
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    const where = issue?.path.join('.');
    return new ActionError(
      400,
      where ? `${where}: ${issue?.message}` : 'The request is not right.',
    );
  }
  // The simulators refuse in words meant for the person who tried.
  return new ActionError(400, error instanceof Error ? error.message : 'That did not work.');
}
