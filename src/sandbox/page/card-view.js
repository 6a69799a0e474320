/** All that a card shows, so that it is drawn anew when one of these changed. */
export function cardView(task, shared) {
  const { id, content, labels, priority, sectionId, responsibleUid, checked } = task;
  return {
    id,
    content,
    labels,
    priority,
    sectionId,
    checked,
    agent: shared.agents.find((agent) => agent.id === responsibleUid) ?? null,
    comments: task.comments.length,
    agents: shared.agents,
    sections: shared.sections,
    actor: shared.actor,
    open: shared.open === id,
  };
}
