import { h, reconcile } from './dom.js';
import { icon } from './icons.js';

/** The page's head: name, event, the story's steps, the `tools`, and the links to the desk's other faces. */
export function createHeader(story, tools) {
  const event = h('span', { class: 'event-name' });
  const links = h('nav', { class: 'links', 'aria-label': 'Other pages' });
  const line = h('span', { class: 'offline', role: 'status', hidden: true }, 'Reconnecting…');
  const element = h(
    'header',
    { class: 'page-header' },
    h('h1', { class: 'logo' }, h('span', { class: 'logo-mark' }, icon('check')), 'Pitcrew'),
    h('span', { class: 'sandbox-mark' }, 'sandbox'),
    event,
    line,
    story,
    h('div', { class: 'tools' }, tools),
    links,
  );
  return {
    element,
    update(state) {
      event.textContent = state.event?.name ?? '';
      const all = [
        ['Temporal UI', state.links.temporalUi],
        ['Admin', state.links.admin],
        ['API', state.links.api],
      ];
      reconcile(
        links,
        all.filter(([, address]) => address),
        {
          key: ([name]) => name,
          build: ([name, address]) =>
            h('a', { href: address, target: '_blank', rel: 'noopener' }, name, icon('external')),
        },
      );
    },
    connected(yes) {
      line.hidden = yes;
    },
  };
}
