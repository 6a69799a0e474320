import type { Request } from 'express';
import type { z } from 'zod';
import { Problem, type FieldFault } from '../problem.ts';

/**
 * Reads a JSON body.
 * @throws Problem 415 where it is no JSON, 400 with every fault of it.
 */
export function readBody<T>(schema: z.ZodType<T>, request: Request): T {
  if (!request.is('json')) {
    throw new Problem(415, 'Send JSON, with the header Content-Type: application/json.');
  }
  return check(schema, request.body, 'The body has faults.');
}

/** Reads the query. @throws Problem 400 with every fault of it. */
export function readQuery<T>(schema: z.ZodType<T>, request: Request): T {
  return check(schema, request.query, 'The query has faults.');
}

function check<T>(schema: z.ZodType<T>, value: unknown, detail: string): T {
  const { success, data, error } = schema.safeParse(value);
  const errors = success ? nulFaults(data) : error.issues.flatMap(faultsOf);
  if (!success || errors.length > 0) throw new Problem(400, detail, { errors });
  return data;
}

function faultsOf(issue: z.core.$ZodIssue): FieldFault[] {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') {
    return [{ path: path.join('.'), message: issue.message }];
  }
  return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'Unknown field' }));
}

/** Texts that PostgreSQL could not keep. */
function nulFaults(value: unknown, path: string[] = []): FieldFault[] {
  if (typeof value === 'string' && value.includes('\0')) {
    return [{ path: path.join('.'), message: 'No text has a NUL character' }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => nulFaults(inner, [...path, key]));
}
