import { randomBytes } from 'node:crypto';

// Like 6XR4GqQQCW6Gv9h4: clients must not take ids for numbers, nor for ordered.
const ALPHABET = '23456789CFGHJMPQRVWXcfghjmpqrvwx';

/** An opaque id in the style of API v1. */
export function newId(): string {
  return `6${Array.from(randomBytes(15), (byte) => ALPHABET[byte % ALPHABET.length]).join('')}`;
}
