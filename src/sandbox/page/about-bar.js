import { h } from './dom.js';
import { icon } from './icons.js';

/** What is being replied to or edited, above the line to write in; `cancel` is called when people think better of it. */
export function createAboutBar(cancel) {
  const element = h('div', { class: 'about', hidden: true });
  function show(about) {
    element.hidden = !about;
    if (!about) return;
    const isEdit = about.action === 'edit';
    element.replaceChildren(
      icon(isEdit ? 'pencil' : 'reply'),
      h(
        'div',
        { class: 'quote' },
        h('strong', {}, isEdit ? 'Edit message' : 'Reply'),
        h('span', {}, about.message.text || about.message.kind),
      ),
      h(
        'button',
        { type: 'button', class: 'round-button', 'aria-label': 'Cancel', onclick: cancel },
        icon('close'),
      ),
    );
  }
  return { element, show };
}
