import { workflowInfo } from '@temporalio/workflow';

/** Another try that a person has asked for is an intent of its own. */
export function tryOf(again: number | undefined): string[] {
  return again === undefined ? [] : [`again-${again}`];
}

/** Names an intent of this ticket: asked twice with one key, the board does it once. */
export function intentKey(...words: (string | number)[]): string {
  return [workflowInfo().workflowId, ...words].join('/');
}
