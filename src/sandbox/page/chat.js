import { act } from './api.js';
import { bubble } from './bubble.js';
import { createComposer } from './composer.js';
import { h, reconcile } from './dom.js';
import { openMenu } from './menu.js';
import { stickToEnd } from './stick-to-end.js';
import { dayName } from './time.js';
import { toast } from './toast.js';

/**
 * A Telegram chat: messages, inline buttons and the composer. `prefix` sets the test ids of a second chat on the page apart, `openLink`
 * gets the address of a pressed link and says whether it took care of it, `face` stands before the line to write in. `update`
 * shows a view: {id, me, messages, commands, names, isGroup, start, blocked, welcome, placeholder}.
 */
export function createChat({ prefix = '', openLink, face = null }) {
  const pressed = new Set();
  const list = h('div', {
    class: 'messages',
    role: 'log',
    'aria-label': 'Messages',
    tabindex: '0',
  });
  const end = stickToEnd(list);
  const welcome = h('p', { class: 'welcome' });
  const screen = h('div', { class: 'chat-screen' }, welcome, list);
  const composer = createComposer({ prefix, send, openCommands, face });
  const element = h('div', { class: 'chat' }, screen, composer.element);
  let view;

  composer.takeFilesFrom(element);
  element.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    if (link && openLink(link.href, view)) event.preventDefault();
  });

  function update(next) {
    const sameChat = view?.id === next.id;
    const atEnd = end.isNear();
    view = next;
    composer.update(view);
    welcome.textContent = view.welcome;
    welcome.hidden = view.messages.length > 0;
    reconcile(list, [...rows(view, pressed)], {
      key: (row) => `${view.id}:${row.day ?? row.message.messageId}`,
      build: (row, isNew) =>
        row.day ? h('div', { class: 'day' }, row.day) : drawBubble(row, isNew && sameChat),
    });
    if (!sameChat || atEnd) end.go();
  }

  function drawBubble(row, isNew) {
    return bubble(row, { prefix, isNew, reply: composer.reply, edit: composer.edit, press });
  }

  async function press(message, button) {
    if (button.url) {
      if (!openLink(button.url, view)) window.open(button.url, '_blank', 'noopener');
      return;
    }
    const { me, id } = view;
    const key = buttonKey(message, button);
    pressed.add(key);
    update(view);
    const result = await act('press', {
      person: me.id,
      chatId: id,
      messageId: message.messageId,
      button: button.callbackData ?? button.text,
    });
    pressed.delete(key);
    update(view);
    if (result?.answer?.showAlert) showAlert(result.answer.text ?? '');
    else if (result?.answer?.text) toast(result.answer.text, screen);
  }

  function send(action, body) {
    end.go();
    return act(action, { person: view.me.id, chatId: view.id, ...body });
  }

  function openCommands(anchor) {
    const items = view.commands.map(({ command, description }) => ({
      label: `/${command}`,
      hint: description,
      onSelect: () => void send('say', { text: `/${command}` }),
    }));
    openMenu(anchor, 'Commands of the bot', items);
  }

  function showAlert(text) {
    const close = h('button', { type: 'button', class: 'text-button' }, 'OK');
    const box = h('dialog', { class: 'alert', 'data-testid': 'alert' }, h('p', {}, text), close);
    close.addEventListener('click', () => box.close());
    box.addEventListener('close', () => box.remove());
    screen.append(box);
    box.showModal();
  }

  return { element, update };
}

function buttonKey(message, button) {
  return `${message.chatId}:${message.messageId}:${button.callbackData ?? button.text}`;
}

// Messages with all that their bubbles show, and a mark where a day begins.
function* rows({ messages, me, names, isGroup }, pressed) {
  const byId = new Map(messages.map((message) => [message.messageId, message]));
  const nameOf = (from) => names[from] ?? 'Someone';
  let day;
  for (const [index, message] of messages.entries()) {
    const today = dayName(message.date);
    if (today !== day) yield { day: (day = today) };
    const quoted = byId.get(message.replyToMessageId);
    yield {
      message,
      own: message.from === me.id,
      author: isGroup ? nameOf(message.from) : undefined,
      last: messages[index + 1]?.from !== message.from,
      quote: quoted && { author: nameOf(quoted.from), text: quoted.text || quoted.kind },
      busy: message.buttons.flat().filter((button) => pressed.has(buttonKey(message, button)))
        .length
        ? message.buttons.flat().map((button) => pressed.has(buttonKey(message, button)))
        : [],
    };
  }
}
