import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import {
  initiatorView,
  labelView,
  projectView,
  webhookItemView,
  webhookNoteView,
} from './views.ts';
import { projectOf } from './world.ts';
import type { Happening, World } from './world.ts';

/** One notification; `status` is the last HTTP status, null while none was answered. */
export type Delivery = { id: string; event: string; status: number | null; body: string };

export type Webhooks = {
  set: (url: string | null, options?: { events?: string[] }) => void;
  redeliver: (deliveryId: string) => Promise<number>;
  deliveries: () => Delivery[];
  stop: () => Promise<void>;
};

// The real ones are 15 minutes apart (documented, like the 3 tries): nobody would wait for that.
const RETRY_MS = [200, 400];
const TIMEOUT_MS = 10_000;
const DELIVERIES_KEPT = 10_000;

/**
 * Sends what happens in the projects of `userId` to the set URL, in order, signed with
 * `clientSecret` over the raw body. Only 200 counts as delivered (documented).
 */
export function createWebhooks(
  world: World,
  { userId, clientSecret }: { userId: string; clientSecret: string },
): Webhooks {
  const deliveries: Delivery[] = [];
  const stopped = new AbortController();
  let target: { url: string; events: string[] | undefined } | null = null;
  let line: Promise<unknown> = Promise.resolve();

  world.listeners.add((happening) => {
    if (!target || !happening || !concerns(world, happening, userId)) return;
    const event = `${happening.object}:${happening.verb}`;
    if (target.events && !target.events.includes(event)) return;
    const body = JSON.stringify(payload(world, happening, event, userId));
    const delivery: Delivery = { id: randomUUID(), event, status: null, body };
    deliveries.push(delivery);
    if (deliveries.length > DELIVERIES_KEPT) deliveries.shift();
    line = line.then(() => deliver(delivery)).catch(() => undefined);
  });

  async function deliver(delivery: Delivery): Promise<void> {
    for (const delay of [0, ...RETRY_MS]) {
      await wait(delay, undefined, { signal: stopped.signal });
      if ((await post(delivery)) === 200) return;
    }
  }

  async function post(delivery: Delivery): Promise<number | null> {
    if (!target) return null;
    const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const headers = {
      'Content-Type': 'application/json',
      'User-Agent': 'Todoist-Webhooks',
      'X-Todoist-Hmac-SHA256': sign(delivery.body, clientSecret),
      'X-Todoist-Delivery-ID': delivery.id,
    };
    try {
      const response = await fetch(target.url, {
        method: 'POST',
        headers,
        signal,
        body: delivery.body,
      });
      await response.arrayBuffer();
      delivery.status = response.status;
    } catch {
      delivery.status = null;
    }
    return delivery.status;
  }

  return {
    set(url, options) {
      target = url === null ? null : { url, events: options?.events };
    },
    async redeliver(deliveryId) {
      const delivery = deliveries.find((one) => one.id === deliveryId);
      if (!delivery) throw new Error(`No webhook delivery ${deliveryId}`);
      const status = await post(delivery);
      if (status === null) throw new Error(`Webhook delivery ${deliveryId} was not answered`);
      return status;
    },
    deliveries: () => deliveries.map((delivery) => ({ ...delivery })),
    async stop() {
      stopped.abort();
      await line;
    },
  };
}

function sign(body: string, clientSecret: string): string {
  return createHmac('sha256', clientSecret).update(body).digest('base64');
}

function concerns(world: World, happening: Happening, userId: string): boolean {
  if (happening.object === 'label') return happening.record.owner_id === userId;
  return projectOf(world, happening)?.members.includes(userId) ?? false;
}

function payload(world: World, happening: Happening, event: string, userId: string): object {
  const initiator = world.data.people.get(happening.actorId);
  return {
    event_name: event,
    user_id: userId,
    event_data: eventData(world, happening),
    initiator: initiator && initiatorView(initiator),
    triggered_at: world.data.clock.now(),
    version: '10',
    ...eventDataExtra(world, happening),
  };
}

function eventData(world: World, happening: Happening): object {
  switch (happening.object) {
    case 'item':
      return webhookItemView(world, happening.record);
    case 'note':
      return webhookNoteView(world, happening.record, happening.item);
    case 'project':
      return projectView(happening.record);
    case 'label':
      return labelView(happening.record);
    case 'section':
      return happening.record;
  }
}

function eventDataExtra(world: World, happening: Happening): object {
  if (happening.object !== 'item' || !happening.before) return {};
  const old_item = webhookItemView(world, happening.before);
  return { event_data_extra: { old_item, update_intent: happening.intent } };
}
