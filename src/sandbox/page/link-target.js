/** What a link means on this page: {kind: 'task', id}, {kind: 'start', code} for an invite link of a bot, or {kind: 'elsewhere'}. */
export function linkTarget(address) {
  const elsewhere = { kind: 'elsewhere' };
  if (!URL.canParse(address)) return elsewhere;
  const { hostname, pathname, searchParams } = new URL(address);
  const code = searchParams.get('start');
  if (hostname === 't.me' && code) return { kind: 'start', code };
  const id = /^\/(?:app|showTask)?\/?task\/(?:.*-)?([^/-]+)$/.exec(pathname)?.[1];
  return id && hostname.endsWith('todoist.com') ? { kind: 'task', id } : elsewhere;
}
