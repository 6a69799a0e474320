import { avatar } from './avatar.js';
import { createChat } from './chat.js';
import { h, reconcile } from './dom.js';
import { openMenu } from './menu.js';

/** The agents' side of Telegram: their group, where one writes as the acting agent, and each agent's own chat with the bot. */
export function createAgentsChat({ choose, chooseActor, openLink, seen }) {
  const tabs = h('div', { class: 'chat-tabs', role: 'group', 'aria-label': 'Agents’ chats' });
  const face = createFace(chooseActor);
  const chat = createChat({ prefix: 'agents-', openLink, face: face.element });
  const element = h(
    'section',
    { class: 'agents-side', 'aria-label': 'Agents’ chats', 'data-testid': 'agents-chat' },
    tabs,
    chat.element,
  );

  function update(state, ui) {
    const { agents, agentsChat } = state;
    const own = agents.find(({ id }) => id === ui.agentsTab);
    const agent = own ?? agents.find(({ id }) => id === ui.actor) ?? agents[0];
    const shown = own ? own.chat : agentsChat;
    seen.look(shown);
    reconcile(tabs, tabViews(state, own, seen), {
      key: (view) => `tab-${view.name}`,
      build: (view) => chatTab(view, choose),
    });
    face.update({ agents, agent, hidden: Boolean(own) });
    chat.update({
      id: shown.id,
      me: { id: agent.telegramId },
      messages: shown.messages,
      commands: shown.commands,
      names: {
        bot: 'Pitcrew',
        ...Object.fromEntries(agents.map(({ telegramId, name }) => [telegramId, name])),
      },
      isGroup: !own,
      welcome: own
        ? `What the bot tells ${agent.name} alone appears here.`
        : 'All quiet. New requests are announced here, with a button to take them.',
      start: own ? {} : undefined,
      blocked: Boolean(own) && state.trouble.blockedBy.includes(own.telegramId),
      placeholder: `Message as ${agent.name}`,
    });
  }

  return { element, update };
}

function tabViews({ agents, agentsChat }, own, seen) {
  const view = (name, title, of, selected) => ({ name, title, unread: seen.unread(of), selected });
  return [
    view('group', agentsChat.title, agentsChat, !own),
    ...agents.map(({ id, name, chat }) => view(id, name, chat, id === own?.id)),
  ];
}

function chatTab({ name, title, unread, selected }, choose) {
  return h(
    'button',
    {
      type: 'button',
      class: 'chat-tab',
      'aria-pressed': String(selected),
      'data-testid': `agents-tab-${name}`,
      onclick: () => choose(name),
    },
    title,
    unread > 0 && h('span', { class: 'unread' }, String(unread)),
  );
}

// Whose hands hold the phone in the group: a button that lets another agent write and press.
function createFace(choose) {
  let view;
  const button = h('button', {
    type: 'button',
    class: 'face',
    'aria-haspopup': 'menu',
    'data-testid': 'agents-as',
    onclick: () =>
      openMenu(
        button,
        'Write and press as',
        view.agents.map(({ id, name }) => ({
          label: name,
          icon: avatar(name, { size: 'xs' }),
          checked: id === view.agent.id,
          onSelect: () => choose(id),
        })),
      ),
  });
  return {
    element: button,
    update(next) {
      view = next;
      const { name } = next.agent;
      button.hidden = next.hidden;
      button.title = `You write and press as ${name}`;
      button.setAttribute('aria-label', `${button.title}. Change`);
      button.replaceChildren(avatar(name, { size: 'm' }));
    },
  };
}
