import { ApiError } from './api-error.ts';
import { createMethods } from './methods/index.ts';
import { createPolling } from './polling.ts';
import type { Fields } from './state.ts';
import { createWebhookDelivery, type WebhookDelivery } from './webhook-delivery.ts';
import type { Call, World } from './world.ts';

/** A call the bot made: `at` in milliseconds since 1970, uploads as { fileName, size } in the payload. */
export type RecordedCall = { method: string; payload: Fields; at: number };

export type BotApi = {
  /** Runs a call: its result, or an ApiError thrown. `gone` ends a long poll whose caller went away. */
  run(call: Call, gone: AbortSignal): Promise<unknown>;
  /** The method's usual spelling; method names are taken in any case. */
  nameOf(method: string): string;
  delivery: WebhookDelivery;
};

/** The methods of the Bot API over a world. */
export function createBotApi(world: World): BotApi {
  const gone = new AbortController().signal;
  const polling = createPolling(world);
  const delivery = createWebhookDelivery(world, (body) => {
    const { method, ...payload } = body;
    // Telegram tells nobody what came of a call in a webhook's answer.
    run({ method: String(method), payload, files: new Map() }, gone).catch(() => undefined);
  });
  const methods = createMethods(delivery, polling);
  const names = new Map(
    ['getUpdates', ...Object.keys(methods)].map((name) => [name.toLowerCase(), name]),
  );
  const nameOf = (method: string): string => names.get(method.toLowerCase()) ?? method;

  async function run(call: Call, callerGone: AbortSignal): Promise<unknown> {
    const name = nameOf(call.method);
    if (name === 'getUpdates') return polling.getUpdates(call.payload, callerGone);
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (!method) throw new ApiError(404, 'Not Found');
    return method(world, call);
  }
  return { run, nameOf, delivery };
}

/** A call as it is kept for the record: without the bytes of its files. */
export function recordOf(call: Call, method: string): RecordedCall {
  const { method: _method, ...payload } = call.payload;
  for (const [name, { fileName, bytes }] of call.files) {
    payload[name] = { fileName, size: bytes.byteLength };
  }
  return { method, payload, at: Date.now() };
}
