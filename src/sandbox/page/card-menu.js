import { avatar } from './avatar.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';

/** The face of who has the task, which opens a menu to give it to somebody. */
export function assignee(view, actions) {
  const name = view.agent ? `Assigned to ${view.agent.name}` : 'Nobody has taken it';
  const button = h(
    'button',
    {
      type: 'button',
      class: 'card-assignee',
      'aria-haspopup': 'menu',
      'aria-label': `${name}. Assign`,
      title: name,
      'data-testid': 'card-assign',
      onclick: () => openMenu(button, 'Assign', assignItems(view, actions)),
    },
    view.agent
      ? avatar(view.agent.name, { size: 's' })
      : h('span', { class: 'nobody' }, icon('person')),
  );
  return button;
}

/** The button that opens all a card can do: the way without a mouse. */
export function moreButton(view, actions) {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'round-button card-more',
      'aria-haspopup': 'menu',
      'aria-label': `Actions for ${view.content}`,
      'data-testid': 'card-menu',
      onclick: () => openMenu(button, 'Task', cardItems(view, actions)),
    },
    icon('more'),
  );
  return button;
}

function cardItems(view, actions) {
  const elsewhere = view.sections.filter((section) => section.id !== view.sectionId);
  return [
    ...assignItems(view, actions),
    'line',
    ...elsewhere.map((section) => ({
      label: `Move to ${section.name}`,
      onSelect: () => actions.move(view.id, section.id),
    })),
    'line',
    { label: 'Complete', icon: icon('check'), onSelect: () => actions.complete(view.id) },
    { label: 'Delete', icon: icon('trash'), danger: true, onSelect: () => actions.remove(view.id) },
  ];
}

function assignItems(view, actions) {
  const people = view.agents.toSorted(
    (one, other) => Number(other.id === view.actor) - Number(one.id === view.actor),
  );
  return [
    ...people.map((agent) => ({
      label: agent.id === view.actor && !view.agent ? `${agent.name} (take it)` : agent.name,
      icon: avatar(agent.name, { size: 'xs' }),
      checked: agent.id === view.agent?.id,
      onSelect: () => actions.assign(view.id, agent.id),
    })),
    {
      label: 'Nobody',
      icon: icon('person'),
      checked: !view.agent,
      onSelect: () => actions.assign(view.id, null),
    },
  ];
}
