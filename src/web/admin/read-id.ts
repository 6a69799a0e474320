/** The largest id that PostgreSQL counts to. */
const LAST_ID = 2_147_483_647;

/** An id as an address or a form has it; null where it is none. */
export function readId(text: unknown): number | null {
  const id = typeof text === 'string' && /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return id > 0 && id <= LAST_ID ? id : null;
}
