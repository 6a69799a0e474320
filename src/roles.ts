/** What a process does: all of it, or one part, so that parts scale out apart. Only one process may be `bot`. */
export type Role = 'all' | 'bot' | 'worker' | 'web';

export const ROLES: Role[] = ['all', 'bot', 'worker', 'web'];

/** Which parts a process runs. */
export function rolesOf(role: Role): Record<Exclude<Role, 'all'>, boolean> {
  const has = (part: Role) => role === 'all' || role === part;
  return { bot: has('bot'), worker: has('worker'), web: has('web') };
}
