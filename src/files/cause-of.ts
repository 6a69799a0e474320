/** Why a `fetch` failed: it says only that it did, and names the connection's own error as the cause. */
export function causeOf(error: unknown): unknown {
  const cause = typeof error === 'object' && error !== null && 'cause' in error && error.cause;
  return cause || error;
}
