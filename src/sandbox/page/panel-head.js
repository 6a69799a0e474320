import { checkCircle } from './card.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { markdown } from './markdown.js';
import { taskFields } from './task-fields.js';

/** All that the head of the panel shows, so that it is drawn anew when one of these changed. */
export function headView(task, state) {
  const project = state.projects.find(({ id }) => id === task.projectId);
  return {
    id: task.id,
    content: task.content,
    description: task.description,
    labels: task.labels,
    priority: task.priority,
    responsibleUid: task.responsibleUid,
    checked: task.checked,
    sectionId: task.sectionId,
    project: project?.name ?? '',
    sections: project?.sections ?? [],
    agents: state.agents.map(({ id, name }) => ({ id, name })),
  };
}

/** The open task's name, text, fields and the button that completes or reopens it. */
export function panelHead(view, actions) {
  const section = view.sections.find(({ id }) => id === view.sectionId)?.name;
  const toggle = () => (view.checked ? actions.uncomplete(view.id) : actions.complete(view.id));
  return h(
    'div',
    { class: view.checked ? 'task checked' : 'task' },
    h(
      'div',
      { class: 'panel-bar' },
      h('span', { class: 'breadcrumb' }, [view.project, section].filter(Boolean).join(' / ')),
      h(
        'button',
        {
          type: 'button',
          class: 'round-button',
          'aria-label': 'Delete task',
          title: 'Delete task',
          'data-testid': 'delete-task',
          onclick: () => actions.remove(view.id),
        },
        icon('trash'),
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'round-button',
          'aria-label': 'Close',
          title: 'Close',
          'data-testid': 'task-close',
          onclick: () => actions.close(),
        },
        icon('close'),
      ),
    ),
    h(
      'div',
      { class: 'task-title' },
      checkCircle(view, toggle, 'task-check'),
      h('h2', {}, markdown(view.content)),
    ),
    view.description && h('div', { class: 'description', dir: 'auto' }, describe(view.description)),
    taskFields(view, actions),
    h(
      'button',
      {
        type: 'button',
        class: view.checked ? 'wide-button' : 'wide-button primary',
        'data-testid': view.checked ? 'reopen' : 'complete',
        onclick: toggle,
      },
      icon(view.checked ? 'undo' : 'check'),
      view.checked ? 'Reopen task' : 'Complete task',
    ),
  );
}

// Todoist draws a line of three dashes as a rule.
function describe(description) {
  const [first = '', ...rest] = description.split(/\n*^---$\n*/m);
  return [markdown(first), ...rest.map((part) => [h('hr'), markdown(part)])].flat(2);
}
