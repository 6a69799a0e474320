import { avatar } from './avatar.js';
import { createChat } from './chat.js';
import { h, reconcile } from './dom.js';

/** The organizers' phone: a switcher of who holds it, and that person's chat with the bot. */
export function createPhone({ choose, openLink, seen }) {
  const people = h('div', { class: 'people', role: 'group', 'aria-label': 'Whose phone' });
  const chat = createChat({ openLink });
  const title = h('div', { class: 'chat-title' });
  const frame = h(
    'div',
    { class: 'phone', 'data-testid': 'phone' },
    h(
      'div',
      { class: 'chat-header' },
      avatar('Pitcrew', { size: 'l', bot: true }),
      h('div', {}, title, h('div', { class: 'chat-subtitle' }, 'bot')),
    ),
    chat.element,
  );
  const element = h(
    'section',
    { class: 'phone-side', 'aria-label': 'Organizers’ phone' },
    people,
    frame,
  );

  function update(state, ui) {
    const held = state.organizers.find(({ id }) => id === ui.person) ?? state.organizers[0];
    seen.look(held);
    reconcile(
      people,
      state.organizers.map((one) => ({
        id: one.id,
        title: one.title,
        name: one.person.firstName,
        language: one.person.languageCode,
        unread: seen.unread(one),
        selected: one === held,
      })),
      { key: (one) => `person-${one.id}`, build: (one) => personTab(one, choose) },
    );
    title.textContent = state.event ? `${state.event.name} support` : 'Pitcrew';
    chat.update({
      id: held.id,
      me: held.person,
      messages: held.messages,
      commands: held.commands,
      names: { bot: 'Pitcrew', [held.id]: held.title },
      welcome:
        'What can this bot do?\n\nAsk it for help. People see your request at once and answer here.',
      isGroup: false,
      start: { code: state.event?.code },
      blocked: state.trouble.blockedBy.includes(held.id),
    });
  }

  return { element, update };
}

function personTab({ id, title, name, language, unread, selected }, choose) {
  return h(
    'button',
    {
      type: 'button',
      class: 'person',
      'aria-pressed': String(selected),
      'aria-label': unread ? `${title}, ${unread} unread` : title,
      'data-testid': `person-${id}`,
      onclick: () => choose(id),
    },
    avatar(title, { size: 's' }),
    h('span', { class: 'person-name' }, name),
    language && h('span', { class: 'language' }, language),
    unread > 0 && h('span', { class: 'unread' }, String(unread)),
  );
}
