/** An answer of the Bot API that is not ok: HTTP status, description and parameters as Telegram words them. */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters: Record<string, number> | undefined;

  constructor(code: number, description: string, parameters?: Record<string, number>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** The 400 answer, worded "Bad Request: …". */
export function badRequest(fault: string, parameters?: Record<string, number>): ApiError {
  return new ApiError(400, `Bad Request: ${fault}`, parameters);
}

/** The 403 answer, worded "Forbidden: …". */
export function forbidden(fault: string): ApiError {
  return new ApiError(403, `Forbidden: ${fault}`);
}
