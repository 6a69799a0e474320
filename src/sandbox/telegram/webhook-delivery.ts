import { isFields } from './arguments.ts';
import type { Update, Webhook } from './state.ts';
import { type World, unixNow } from './world.ts';

export type WebhookDelivery = {
  /** Forgets what is under way and begins with all pending updates, if there is a webhook. */
  restart(): void;
  /** Ends requests and timers under way; restart() goes on. */
  stop(): void;
};

type ChatQueue = { ids: number[]; busy: boolean; failures: number };

const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 5000;
const ANSWER_TIMEOUT_MS = 60_000;

/**
 * Posts updates to the webhook until each is answered with 2xx: one at a time and in order per chat, chats side by side
 * up to max_connections. A method call in the answer's body is run by `runAnswer`, as Telegram does.
 */
export function createWebhookDelivery(
  world: World,
  runAnswer: (body: Record<string, unknown>) => void,
): WebhookDelivery {
  let queues = new Map<string, ChatQueue>();
  let ready: string[] = [];
  let active = 0;
  let round = new AbortController();
  round.abort();

  function enqueue(updateId: number): void {
    const update = world.queue.find(updateId);
    if (round.signal.aborted || !world.state.webhook || !update) return;
    const key = chatKey(update);
    const queue = queues.get(key) ?? { ids: [], busy: false, failures: 0 };
    queues.set(key, queue);
    queue.ids.push(updateId);
    if (queue.ids.length > 1) return;
    ready.push(key);
    pump();
  }

  function pump(): void {
    while (world.state.webhook && active < world.state.webhook.maxConnections) {
      const key = ready.shift();
      if (key === undefined) return;
      const queue = queues.get(key);
      if (queue) void deliver(key, queue, world.state.webhook, round.signal);
    }
  }

  async function deliver(
    key: string,
    queue: ChatQueue,
    webhook: Webhook,
    signal: AbortSignal,
  ): Promise<void> {
    const [id = 0] = queue.ids;
    const update = world.queue.find(id);
    active += 1;
    const problem = update && (await post(webhook, update, signal, runAnswer));
    if (signal.aborted) return;
    active -= 1;
    if (problem === undefined) landed(key, queue, id);
    else failed(key, queue, webhook, problem, signal);
    pump();
  }

  function landed(key: string, queue: ChatQueue, id: number): void {
    queue.ids.shift();
    queue.failures = 0;
    if (!queue.ids.includes(id)) world.queue.confirm(id);
    if (queue.ids.length > 0) ready.push(key);
    else queues.delete(key);
  }

  function failed(
    key: string,
    queue: ChatQueue,
    webhook: Webhook,
    message: string,
    signal: AbortSignal,
  ): void {
    webhook.lastError = { date: unixNow(), message };
    world.changed();
    const wait = Math.min(FIRST_RETRY_MS * 2 ** queue.failures, LONGEST_RETRY_MS);
    queue.failures += 1;
    const retry = setTimeout(() => {
      signal.removeEventListener('abort', cancel);
      ready.push(key);
      pump();
    }, wait);
    const cancel = (): void => clearTimeout(retry);
    signal.addEventListener('abort', cancel, { once: true });
  }

  function stop(): void {
    round.abort();
    queues = new Map();
    ready = [];
    active = 0;
  }

  world.queue.onQueued(enqueue);
  return {
    stop,
    restart: () => {
      stop();
      round = new AbortController();
      for (const id of world.queue.pending()) enqueue(id);
    },
  };
}

/** Posts one update; resolves with the fault, or with undefined when it was taken. */
async function post(
  webhook: Webhook,
  update: Update,
  signal: AbortSignal,
  runAnswer: (body: Record<string, unknown>) => void,
): Promise<string | undefined> {
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        ...(webhook.secretToken === ''
          ? {}
          : { 'x-telegram-bot-api-secret-token': webhook.secretToken }),
      },
      body: JSON.stringify(update),
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
    });
    const body = await response.text();
    if (!response.ok) {
      return `Wrong response from the webhook: ${response.status} ${response.statusText}`;
    }
    const call = parseCall(body);
    if (call) runAnswer(call);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'Connection failed';
  }
}

function parseCall(body: string): Record<string, unknown> | null {
  if (!body.startsWith('{')) return null;
  try {
    const call: unknown = JSON.parse(body);
    return isFields(call) && typeof call['method'] === 'string' ? call : null;
  } catch {
    return null;
  }
}

/** Updates with the same key keep their order among each other. */
function chatKey(update: Update): string {
  const body = Object.values(update).find((value) => isFields(value));
  const holder = isFields(body?.['message']) ? body['message'] : body;
  const chat = holder?.['chat'];
  return isFields(chat) ? String(chat['id']) : 'none';
}
