/** Where Temporal's UI shows a ticket's workflow. @param temporalUi its origin */
export function workflowAddress(temporalUi: string, number: number): string {
  return `${temporalUi}/namespaces/default/workflows/ticket-${number}`;
}
