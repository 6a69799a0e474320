import type { z } from 'zod';
import { toProblem } from '../to-problem.ts';

/** A form as it is shown: what is in its fields, and what is wrong with them, each by the field's name. */
export interface FormState {
  values: Record<string, string>;
  faults: Record<string, string>;
  /** What is wrong with the form as a whole; null for nothing. */
  fault: string | null;
}

/** A form with these values and nothing wrong. */
export function cleanForm(values: Record<string, string> = {}): FormState {
  return { values, faults: {}, fault: null };
}

/** The form again, as it was typed, with what a schema says of it. Faults inside of a field are the field's. */
export function withIssues(
  values: Record<string, string>,
  issues: readonly z.core.$ZodIssue[],
): FormState {
  const faults = issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
  return withFaults(values, faults);
}

/**
 * The form again, with what was thrown when it was carried out.
 * @throws `error` itself where it is a fault of ours, and no refusal that people can do something about
 */
export function withRefusal(values: Record<string, string>, error: unknown): FormState {
  const problem = toProblem(error);
  if (problem === null) throw error;
  return withFaults(values, problem.errors ?? [{ path: '', message: problem.message }]);
}

function withFaults(
  values: Record<string, string>,
  found: { path: string; message: string }[],
): FormState {
  const form: FormState = { values, faults: {}, fault: null };
  for (const { path, message } of found) {
    const name = fieldOf(path, values);
    if (name === null) form.fault ??= message;
    else form.faults[name] ??= message;
  }
  return form;
}

/** The field that a fault belongs to: `hours.mon.0` is `hours.mon`'s. */
function fieldOf(path: string, values: Record<string, string>): string | null {
  if (path in values) return path;
  const parent = path.split('.').slice(0, -1).join('.');
  return parent === '' ? null : fieldOf(parent, values);
}
