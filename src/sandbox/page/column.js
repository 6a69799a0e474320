import { h } from './dom.js';
import { dragType } from './drag-type.js';

/** A column of the board; a card dropped on it moves there. A column without an id stands for tasks in no section. */
export function column({ id, name }, actions) {
  const box = h(
    'section',
    { class: 'column', 'data-testid': `column-${name}`, 'aria-label': name },
    h('header', { class: 'column-header' }, h('h3', {}, name), h('span', { class: 'count' })),
    h('div', { class: 'cards' }),
  );
  if (id === null) return box;
  const over = (event) => {
    if (!event.dataTransfer.types.includes(dragType)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    box.classList.add('drop-target');
  };
  box.addEventListener('dragenter', over);
  box.addEventListener('dragover', over);
  box.addEventListener('dragleave', (event) => {
    if (!box.contains(event.relatedTarget)) box.classList.remove('drop-target');
  });
  box.addEventListener('drop', (event) => {
    event.preventDefault();
    box.classList.remove('drop-target');
    const task = event.dataTransfer.getData(dragType);
    if (task) actions.move(task, id);
  });
  return box;
}
