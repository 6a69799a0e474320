/** Another program that polls the bot, as the desk does; its faults are its own. */
export function pollBeside(apiRoot: string, token: string): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const poll = async () => {
    while (!signal.aborted) {
      // Its own 409 is no reason for it to stop, which is what makes a second poller a nuisance.
      await fetch(`${apiRoot}/bot${token}/getUpdates?timeout=20`, { signal }).catch(
        () => undefined,
      );
    }
  };
  const polling = poll();
  return {
    async stop() {
      stopping.abort();
      await polling;
    },
  };
}
