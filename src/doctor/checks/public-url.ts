import { z } from 'zod';
import { fail, ok, Skipped, warn, type Checkup } from '../check.ts';
import { messageOf } from '../message-of.ts';

const PATIENCE = 8_000;

const health = z.object({ status: z.literal('ok') });

/** The desk is reached at its public address. A certificate that is not trusted fails here as it does for the vendors. */
export const publicUrl: Checkup = {
  name: 'public-url',
  async look({ config, desk }) {
    const { publicUrl: origin } = config.web;
    if (origin === null) throw new Skipped('PUBLIC_URL is not set: nothing calls from outside.');
    const advice = `Check DNS, the certificate and the proxy in front of the desk: ${origin}/healthz must answer {"status":"ok"}.`;
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const response = await fetch(`${origin}/healthz`, { signal, redirect: 'manual' });
      const told = health.safeParse(await response.json().catch(() => null));
      if (response.ok && told.success) return ok(`${origin} answers.`);
      return fail(`${origin}/healthz answers ${response.status}, not as a desk does.`, advice);
    } catch (error) {
      const found = `${origin} does not answer: ${messageOf(error)}.`;
      return desk.state === 'there'
        ? fail(found, advice)
        : warn(found, `Start the desk. ${advice}`);
    }
  },
};
