/** The database cannot be used; the message says which one, why and what to do, and holds no password. */
export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable';
  constructor(databaseUrl: string, cause: unknown) {
    const url = new URL(databaseUrl);
    const server = `${url.hostname || 'localhost'}:${url.port || '5432'}`;
    const database = decodeURIComponent(url.pathname.slice(1));
    const { why, remedy } = explain(codeOf(cause), cause);
    super(`The database "${database}" at ${server} cannot be used: ${why}. ${remedy}`, { cause });
  }
}

/** What the error codes of Node's sockets and of PostgreSQL mean for whoever set DATABASE_URL. */
const EXPLANATIONS: Record<string, { why: string; remedy: string }> = {
  ECONNREFUSED: {
    why: 'nothing answers there',
    remedy: 'Start PostgreSQL, or correct host and port in DATABASE_URL.',
  },
  ENOTFOUND: { why: 'there is no such host', remedy: 'Correct the host in DATABASE_URL.' },
  EAI_AGAIN: {
    why: 'the host cannot be looked up',
    remedy: 'Check DNS and the host in DATABASE_URL.',
  },
  ETIMEDOUT: {
    why: 'it does not answer',
    remedy: 'Check the host in DATABASE_URL, and firewalls between.',
  },
  '28P01': {
    why: 'user or password is wrong',
    remedy: 'Correct user and password in DATABASE_URL.',
  },
  '28000': {
    why: 'this user may not log in',
    remedy: 'Correct the user in DATABASE_URL, or pg_hba.conf.',
  },
  '3D000': {
    why: 'it does not exist',
    remedy: 'Create it with createdb, or correct its name in DATABASE_URL.',
  },
  '53300': {
    why: 'the server has no connection left',
    remedy: 'Raise max_connections of PostgreSQL.',
  },
};

function explain(code: string | null, cause: unknown): { why: string; remedy: string } {
  const known = code === null ? undefined : EXPLANATIONS[code];
  if (known) return known;
  const isTimeout = cause instanceof Error && /timeout/i.test(cause.message);
  if (isTimeout)
    return {
      why: 'it does not answer',
      remedy: 'Check host and port in DATABASE_URL, and firewalls between.',
    };
  return { why: code ?? 'the connection failed', remedy: 'Check DATABASE_URL.' };
}

function codeOf(cause: unknown): string | null {
  if (typeof cause !== 'object' || cause === null) return null;
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return 'cause' in cause ? codeOf(cause.cause) : null;
}
