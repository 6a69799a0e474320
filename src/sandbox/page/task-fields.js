import { h } from './dom.js';

const priorities = [
  [4, 'p1 urgent'],
  [3, 'p2'],
  [2, 'p3'],
  [1, 'p4 normal'],
];

/** What an agent sets on a task: who has it, its column, its priority (the API's 4 is the app's p1), its labels. */
export function taskFields(view, actions) {
  const people = [['', 'Nobody'], ...view.agents.map(({ id, name }) => [id, name])];
  const sections = view.sections.map(({ id, name }) => [id, name]);
  const held = view.agents.some(({ id }) => id === view.responsibleUid) ? view.responsibleUid : '';
  return h(
    'div',
    { class: 'fields' },
    choice('Assignee', 'assign-select', people, held, (value) =>
      actions.assign(view.id, value || null),
    ),
    choice('Column', 'section-select', sections, view.sectionId, (value) =>
      actions.move(view.id, value),
    ),
    choice('Priority', 'priority-select', priorities, view.priority, (value) =>
      actions.change(view.id, { priority: Number(value) }),
    ),
    labelsField(view, actions),
  );
}

function choice(name, testId, options, value, choose) {
  const select = h(
    'select',
    { 'data-testid': testId, onchange: () => choose(select.value) },
    options.map(([id, text]) => h('option', { value: id, selected: id === value }, text)),
  );
  return h('label', { class: 'field' }, h('span', {}, name), select);
}

function labelsField(view, actions) {
  const input = h('input', {
    type: 'text',
    value: view.labels.join(', '),
    placeholder: 'none',
    autocomplete: 'off',
    'data-testid': 'labels-input',
    onchange: () => {
      const labels = input.value.split(',').map((label) => label.trim());
      actions.change(view.id, { labels: [...new Set(labels.filter(Boolean))] });
    },
  });
  return h('label', { class: 'field' }, h('span', {}, 'Labels'), input);
}
