import { h } from './dom.js';
import { icon } from './icons.js';

/**
 * The line under a chat: menu of commands, text, send; above it what is replied to or edited. Enter sends, Shift+Enter breaks the
 * line. `face` says who writes, where that can be chosen. Each chat keeps its own draft. `send(action, body)` resolves to null when it was refused, and the text stays then.
 */
export function createComposer({ prefix, send, openCommands, face }) {
  const drafts = new Map();
  let view;
  let about = null;

  const field = h('textarea', {
    rows: '1',
    placeholder: 'Message',
    'aria-label': 'Message',
    'data-testid': `${prefix}composer`,
    oninput: fit,
    onkeydown: onKey,
  });
  const commands = h(
    'button',
    {
      type: 'button',
      class: 'menu-button',
      'aria-haspopup': 'menu',
      'aria-label': 'Commands of the bot',
      'data-testid': `${prefix}commands`,
      onclick: () => openCommands(commands),
    },
    icon('menu'),
    h('span', {}, 'Menu'),
  );
  const submit = h(
    'button',
    {
      type: 'button',
      class: 'send-button',
      'aria-label': 'Send',
      'data-testid': `${prefix}send`,
      onclick: sendText,
    },
    icon('send', { filled: true }),
  );
  const start = h(
    'button',
    { type: 'button', class: 'start-button', 'data-testid': `${prefix}start`, onclick: sendStart },
    'Start',
  );
  const unblock = h(
    'button',
    {
      type: 'button',
      class: 'start-button',
      'data-testid': `${prefix}unblock`,
      onclick: () => void send('block', { on: false }),
    },
    'Unblock the bot',
  );
  const aboutBar = h('div', { class: 'about', hidden: true });
  const line = h('div', { class: 'composer-line' }, face, commands, field, submit);
  const element = h('div', { class: 'composer' }, aboutBar, line, start, unblock);

  function update(next) {
    if (view && view.id !== next.id) {
      drafts.set(view.id, field.value);
      field.value = drafts.get(next.id) ?? '';
      setAbout(null);
      fit();
    }
    view = next;
    // As in Telegram: a chat with a bot begins by pressing Start, which carries the code of the invite link.
    const isNew = Boolean(view.start) && view.messages.length === 0;
    unblock.hidden = !view.blocked;
    start.hidden = !isNew || view.blocked;
    line.hidden = isNew || view.blocked;
    commands.hidden = view.commands.length === 0;
    field.placeholder = view.placeholder ?? 'Message';
  }

  async function sendText() {
    const text = field.value.trim();
    if (!text) return field.focus();
    const draft = field.value;
    const purpose = about;
    field.value = '';
    setAbout(null);
    fit();
    field.focus();
    const done =
      purpose?.action === 'edit'
        ? await send('edit', { messageId: purpose.message.messageId, text })
        : await send('say', { text, replyTo: purpose?.message.messageId });
    if (done || field.value) return;
    field.value = draft;
    setAbout(purpose);
    fit();
  }

  async function sendStart() {
    await send('start', { code: view.start.code, chatId: undefined });
    field.focus();
  }

  function setAbout(next) {
    about = next;
    aboutBar.hidden = !about;
    if (!about) return;
    const cancel = h(
      'button',
      {
        type: 'button',
        class: 'round-button',
        'aria-label': 'Cancel',
        onclick: () => setAbout(null),
      },
      icon('close'),
    );
    aboutBar.replaceChildren(
      icon(about.action === 'edit' ? 'pencil' : 'reply'),
      h(
        'div',
        { class: 'quote' },
        h('strong', {}, about.action === 'edit' ? 'Edit message' : 'Reply'),
        h('span', {}, about.message.text || about.message.kind),
      ),
      cancel,
    );
    if (about.action === 'edit') field.value = about.message.text;
    fit();
    field.focus();
  }

  function onKey(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void sendText();
    } else if (event.key === 'Escape' && about) {
      event.stopPropagation();
      setAbout(null);
    }
  }

  function fit() {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 120)}px`;
  }

  return {
    element,
    update,
    reply: (message) => setAbout({ action: 'reply', message }),
    edit: (message) => setAbout({ action: 'edit', message }),
  };
}
