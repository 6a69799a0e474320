import type { Fetch } from '../metrics/vendor-call.ts';
import { formBlob } from './form-blob.ts';

/**
 * Sends a form, and the files in it from the disk, a piece at a time. Plain `fetch` keeps a copy of all that it has
 * sent, in case a redirect wants it again (measured with Node 24: 400 MB of file, 470 MB of memory); with no redirects
 * and no window it does not.
 * @throws what `fetch` throws; also where the answer is a redirect
 */
export function postForm(
  url: URL | string,
  form: FormData,
  options: { headers?: Record<string, string>; signal: AbortSignal; request?: Fetch },
): Promise<Response> {
  const { request = fetch, ...others } = options;
  const body = formBlob(form);
  return request(url, { method: 'POST', body, redirect: 'error', window: null, ...others });
}
