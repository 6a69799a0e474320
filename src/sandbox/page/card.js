import { avatar } from './avatar.js';
import { assignee, moreButton } from './card-menu.js';
import { h } from './dom.js';
import { dragType } from './drag-type.js';
import { icon } from './icons.js';
import { markdown } from './markdown.js';

/** A card in a column: drag it, open it, tick it off, or use its menu, which can do all of that by keyboard. */
export function card(view, actions, { isNew }) {
  const classes = ['card', isNew && 'arriving', view.open && 'open'].filter(Boolean);
  const element = h(
    'article',
    { class: classes.join(' '), draggable: 'true', 'data-testid': `card-${view.id}` },
    checkCircle(view, () => actions.complete(view.id)),
    h(
      'div',
      { class: 'card-body' },
      opener(view, actions),
      h(
        'div',
        { class: 'card-foot' },
        h('div', { class: 'card-facts' }, labels(view), comments(view)),
        assignee(view, actions),
      ),
    ),
    moreButton(view, actions),
  );
  element.addEventListener('dragstart', (event) => {
    event.dataTransfer.setData(dragType, view.id);
    event.dataTransfer.effectAllowed = 'move';
    element.classList.add('dragging');
  });
  element.addEventListener('dragend', () => element.classList.remove('dragging'));
  element.addEventListener('click', (event) => {
    if (!event.target.closest('button, a')) actions.open(view.id);
  });
  return element;
}

/** A completed task: can be looked at and reopened. */
export function doneCard(view, actions) {
  const element = h(
    'article',
    {
      class: view.open ? 'card done-card open' : 'card done-card',
      'data-testid': `card-${view.id}`,
    },
    checkCircle(view, () => actions.uncomplete(view.id)),
    opener(view, actions),
    view.agent && avatar(view.agent.name, { size: 'xs' }),
  );
  element.addEventListener('click', (event) => {
    if (!event.target.closest('button, a')) actions.open(view.id);
  });
  return element;
}

/** Todoist's round check box, in the colour of the priority (4 is the most urgent, shown as p1). */
export function checkCircle({ priority, checked, content }, toggle, testId = 'card-check') {
  return h(
    'button',
    {
      type: 'button',
      class: `check priority-${priority}`,
      role: 'checkbox',
      'aria-checked': String(checked),
      'aria-label': `Complete ${content}`,
      title: checked ? 'Reopen' : 'Complete',
      'data-testid': testId,
      onclick: toggle,
    },
    icon('check'),
  );
}

function opener({ id, content }, actions) {
  return h(
    'button',
    {
      type: 'button',
      class: 'card-title',
      'data-testid': 'card-open',
      onclick: () => actions.open(id),
    },
    markdown(content),
  );
}

function labels(view) {
  return [
    view.priority > 1 &&
      h(
        'span',
        { class: `fact priority-${view.priority}` },
        icon('flag', { filled: true }),
        `p${5 - view.priority}`,
      ),
    ...view.labels.map((label) => h('span', { class: 'fact label' }, icon('tag'), label)),
  ];
}

function comments(view) {
  if (view.comments === 0) return null;
  const name = view.comments === 1 ? '1 comment' : `${view.comments} comments`;
  return h('span', { class: 'fact', 'aria-label': name }, icon('comment'), String(view.comments));
}
