import { badRequest } from './errors.ts';
import type { World } from './world.ts';

/** The token of a person at the present revision; opaque to clients. */
export function issueSyncToken(world: World, personId: string): string {
  const { epoch, revision } = world.data;
  return Buffer.from(JSON.stringify([epoch, personId, revision])).toString('base64url');
}

/**
 * The revision a token stands for; undefined where a full sync is due: `*`, an expired token or
 * another person's. Throws 400 for what never was a token.
 */
export function revisionOf(world: World, personId: string, token: string): number | undefined {
  if (token === '*') return undefined;
  const [epoch, owner, revision] = decode(token);
  if (epoch !== world.data.epoch || owner !== personId) return undefined;
  return revision <= world.data.revision ? revision : undefined;
}

function decode(token: string): [string, string, number] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (Array.isArray(parsed) && parsed.length === 3) {
      return [String(parsed[0]), String(parsed[1]), Number(parsed[2])];
    }
  } catch {
    // Falls through to the refusal.
  }
  throw badRequest('Invalid sync token');
}
