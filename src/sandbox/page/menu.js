import { h } from './dom.js';

/**
 * Opens a small menu beside `anchor`. Items are {label, icon?, hint?, checked?, toggle?, danger?, onSelect} or 'line';
 * `checked` marks one of several, or, with `toggle`, something that is on. Arrow keys move, Escape or a
 * click elsewhere closes it, and the focus goes back to where it was.
 */
export function openMenu(anchor, label, items) {
  const menu = h(
    'div',
    { class: 'menu', role: 'menu', 'aria-label': label, popover: 'auto', onkeydown: moveFocus },
    items.map((item) => (item === 'line' ? h('hr', {}) : menuItem(item, () => menu.hidePopover()))),
  );
  menu.addEventListener('toggle', (event) => {
    if (event.newState === 'closed') menu.remove();
  });
  document.body.append(menu);
  menu.showPopover();
  place(menu, anchor.getBoundingClientRect());
  menu.querySelector('button')?.focus();
}

function menuItem({ label, icon, hint, checked, toggle, danger, onSelect }, close) {
  const checkable = toggle ? 'menuitemcheckbox' : 'menuitemradio';
  return h(
    'button',
    {
      type: 'button',
      class: danger ? 'menu-item danger' : 'menu-item',
      role: checked === undefined ? 'menuitem' : checkable,
      'aria-checked': checked === undefined ? undefined : String(checked),
      onclick: () => {
        close();
        onSelect();
      },
    },
    icon,
    h('span', { class: 'menu-label' }, label),
    hint && h('span', { class: 'menu-hint' }, hint),
  );
}

function place(menu, anchor) {
  const box = menu.getBoundingClientRect();
  const gap = 6;
  const below = anchor.bottom + gap + box.height <= innerHeight;
  const top = below ? anchor.bottom + gap : Math.max(gap, anchor.top - gap - box.height);
  const left = Math.min(Math.max(gap, anchor.left), innerWidth - box.width - gap);
  menu.style.top = `${top}px`;
  menu.style.left = `${left}px`;
}

function moveFocus(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement);
  buttons.at((at + step) % buttons.length)?.focus();
}
