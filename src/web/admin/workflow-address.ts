/**
 * Where Temporal's UI shows a workflow. Known is the UI of the embedded server alone, which has one namespace.
 * @param temporalUi its origin
 */
export function workflowAddress(temporalUi: string, workflowId: string): string {
  return `${temporalUi}/namespaces/default/workflows/${workflowId}`;
}
