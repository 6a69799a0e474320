import { badRequest } from './errors.ts';

/** A list of a sync body: in a form-urlencoded one it is a JSON text. Throws 400 if it is none. */
export function jsonField(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw badRequest('Invalid JSON');
  }
}
