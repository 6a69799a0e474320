import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';

const ENCODING = new TextEncoder().encode('binary/encrypted');
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts all that tickets store in Temporal with AES-256-GCM. A stored payload is IV, tag and cipher text in a row.
 * @param key 32 bytes
 */
export function createEncryption(key: Buffer): PayloadCodec {
  return {
    encode: async (payloads) => payloads.map((payload) => seal(payload, key)),
    decode: async (payloads) =>
      payloads.map((payload) => (isSealed(payload) ? unseal(payload, key) : payload)),
  };
}

function seal(payload: Payload, key: Buffer): Payload {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const plain = proto.temporal.api.common.v1.Payload.encode(payload).finish();
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return {
    metadata: { encoding: ENCODING },
    data: Buffer.concat([iv, cipher.getAuthTag(), sealed]),
  };
}

function unseal(payload: Payload, key: Buffer): Payload {
  const data = Buffer.from(payload.data ?? []);
  const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, IV_BYTES));
  decipher.setAuthTag(data.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const plain = Buffer.concat([
    decipher.update(data.subarray(IV_BYTES + TAG_BYTES)),
    decipher.final(),
  ]);
  return proto.temporal.api.common.v1.Payload.decode(plain);
}

function isSealed(payload: Payload): boolean {
  return Buffer.from(payload.metadata?.['encoding'] ?? []).equals(ENCODING);
}
