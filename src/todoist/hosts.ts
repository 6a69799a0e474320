/**
 * Whether an address lies with Todoist itself: such files are fetched, and only there the token is shown.
 * @param apiRoot origin of the API in use, which may keep files, too
 */
export function isTodoists(address: string, apiRoot: string): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (url.origin === new URL(apiRoot).origin) return true;
  return url.protocol === 'https:' && url.port === '' && /(^|\.)todoist\.com$/.test(url.hostname);
}
