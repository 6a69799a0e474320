import { outcomeOf, type Fetch, type VendorCall, type WatchCall } from './vendor-call.ts';

/** `fetch` that tells of each request. @param nameOf says what a request is, in words of a small set */
export function watchedFetch(
  watch: WatchCall,
  nameOf: (url: URL, verb: string) => VendorCall,
): Fetch {
  return async (url, init) => {
    const done = watch(nameOf(new URL(url), init?.method ?? 'GET'));
    try {
      const response = await fetch(url, init);
      done(outcomeOf(response.status));
      return response;
    } catch (error) {
      done(outcomeOf(null));
      throw error;
    }
  };
}
