import { failedAnswer } from './failed-answer.ts';

/** A failed request, as the SDK reports its own; it names neither address nor token. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly httpStatusCode: number;
  readonly responseData: unknown;
  constructor(what: string, httpStatusCode: number, responseData: unknown) {
    super(`Todoist answered ${httpStatusCode} to ${what}`);
    this.httpStatusCode = httpStatusCode;
    this.responseData = responseData;
  }
}

/** @param what the request, as people may read it in a log @returns the answer's text @throws RequestFailed */
export async function textOf(response: Response, what: string): Promise<string> {
  const text = await response.text();
  if (!response.ok) throw new RequestFailed(what, response.status, failedAnswer(response, text));
  return text;
}
