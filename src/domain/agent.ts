/** An agent, known by the id of their Todoist account. */
export interface Agent {
  id: string;
  name: string;
}
