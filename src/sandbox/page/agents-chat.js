import { createChat } from './chat.js';
import { h, reconcile } from './dom.js';

/** The agents' side of Telegram: their group, and the acting agent's own chat with the bot. */
export function createAgentsChat({ choose, openLink, seen }) {
  const tabs = h('div', { class: 'chat-tabs', role: 'group', 'aria-label': 'Agents’ chats' });
  const chat = createChat({ prefix: 'agents-', openLink });
  const element = h(
    'section',
    { class: 'agents-side', 'aria-label': 'Agents’ chats', 'data-testid': 'agents-chat' },
    tabs,
    chat.element,
  );

  function update(state, ui) {
    const agent = state.agents.find(({ id }) => id === ui.actor) ?? state.agents[0];
    const { agentsChat } = state;
    // An empty chat would promise more than there is to see; the board needs the room.
    element.hidden = agentsChat.messages.length + agent.chat.messages.length === 0;
    const isGroup = ui.agentsTab !== 'own';
    const shown = isGroup ? agentsChat : agent.chat;
    seen.look(shown);
    const tab = (name, title, of) => ({
      name,
      title,
      unread: seen.unread(of),
      selected: (name === 'own') !== isGroup,
    });
    reconcile(
      tabs,
      [tab('group', agentsChat.title, agentsChat), tab('own', agent.name, agent.chat)],
      {
        key: (one) => `tab-${one.name}`,
        build: (one) => chatTab(one, choose),
      },
    );
    chat.update({
      id: shown.id,
      me: { id: agent.telegramId },
      messages: shown.messages,
      commands: shown.commands,
      names: {
        bot: 'Pitcrew',
        ...Object.fromEntries(state.agents.map(({ telegramId, name }) => [telegramId, name])),
      },
      isGroup,
      welcome: isGroup
        ? 'New requests are announced here, with a button to take them.'
        : `What the bot tells ${agent.name} alone appears here.`,
      start: isGroup ? undefined : {},
      placeholder: `Message as ${agent.name}`,
    });
  }

  return { element, update };
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
