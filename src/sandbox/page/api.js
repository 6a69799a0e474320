import { toast } from './toast.js';

/** Does an action on the server; a refusal is shown as a toast. Resolves to the answer, or to null when refused. */
export async function act(action, body) {
  try {
    const response = await fetch(`actions/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (response.ok) return answer;
    toast(answer.error ?? 'That did not work.');
  } catch {
    toast('The sandbox does not answer. Is it still running?');
  }
  return null;
}

/** Calls `onState` with the page's state now and at every change, and `onConnected` when the line goes or comes back. */
export function follow(onState, onConnected) {
  const events = new EventSource('events');
  events.addEventListener('state', (event) => onState(JSON.parse(event.data)));
  events.addEventListener('open', () => onConnected(true));
  events.addEventListener('error', () => {
    onConnected(false);
    // The browser tries again by itself unless the answer was no event stream, as during a restart behind a proxy.
    if (events.readyState === EventSource.CLOSED)
      setTimeout(() => follow(onState, onConnected), 2000);
  });
}
