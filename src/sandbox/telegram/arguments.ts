import { badRequest } from './api-error.ts';
import type { Fields } from './state.ts';

/** A parameter as text; numbers are taken too, and a missing one is ''. */
export function textArgument(payload: Fields, name: string): string {
  const value = payload[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A parameter as a whole number, 0 (or `fallback`) when it is missing or not a number: the Bot API does not complain. */
export function numberArgument(payload: Fields, name: string, fallback = 0): number {
  const value = Number.parseInt(textArgument(payload, name), 10);
  return Number.isSafeInteger(value) ? value : fallback;
}

/** A parameter as a flag: true, "true", "yes" and 1 are set. Source: tdlib/telegram-bot-api Client.cpp, to_bool. */
export function flagArgument(payload: Fields, name: string): boolean {
  const value = payload[name];
  return value === true || ['true', 'yes', '1'].includes(textArgument(payload, name).toLowerCase());
}

/** An object or list parameter, sent as JSON or as JSON text (forms); undefined when missing. `what` names it in the error. */
export function jsonArgument(payload: Fields, name: string, what: string): unknown {
  const value = payload[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw badRequest(`can't parse ${what} JSON object`);
  }
}

/** Whether a value is a JSON object (not a list). */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
