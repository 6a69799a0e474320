/** What went wrong, in one line: with the cause, where the error itself names none (`fetch failed`). */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, cause } = error;
  const isVague = message === 'fetch failed' && cause instanceof Error;
  return (isVague ? codeOf(cause) : message).replaceAll(/\s+/g, ' ').trim();
}

function codeOf(cause: Error): string {
  return 'code' in cause && typeof cause.code === 'string'
    ? `${cause.message || cause.name} (${cause.code})`
    : cause.message;
}
