import { createAboutBar } from './about-bar.js';
import { attachButton } from './attach-menu.js';
import { commandsButton, sendButton, wideButton } from './composer-buttons.js';
import { h } from './dom.js';
import { createPendingFiles } from './pending-files.js';
import { kindOf, takeFiles } from './take-files.js';
import { uploadAll } from './upload.js';

/**
 * The line under a chat: menu of commands, paper clip, text, send; above it what is replied to or edited, and the files picked. Enter
 * sends, Shift+Enter breaks the line. `face` says who writes, where that can be chosen. Each chat keeps its own draft.
 * `send(action, body)` resolves to null when it was refused, and what was written stays then.
 */
export function createComposer({ prefix, send, openCommands, face }) {
  const drafts = new Map();
  const pending = createPendingFiles();
  const aboutBar = createAboutBar(() => setAbout(null));
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
  const commands = commandsButton(prefix, openCommands);
  const submit = sendButton(prefix, sendAll);
  const start = wideButton(`${prefix}start`, 'Start', sendStart);
  const unblock = wideButton(`${prefix}unblock`, 'Unblock the bot', () =>
    send('block', { on: false }),
  );
  const attach = attachButton({ prefix, add, send: (action) => void send(action, {}) });
  const line = h('div', { class: 'composer-line' }, face, commands, attach, field, submit);
  const element = h(
    'div',
    { class: 'composer' },
    aboutBar.element,
    pending.element,
    line,
    start,
    unblock,
  );

  function update(next) {
    if (view?.id !== next.id) {
      if (view) drafts.set(view.id, field.value);
      field.value = drafts.get(next.id) ?? '';
      pending.show(next.id);
      setAbout(null, { focus: false });
    }
    view = next;
    // As in Telegram: a chat with a bot begins by pressing Start, which carries the code of the invite link.
    const isNew = Boolean(view.start) && view.messages.length === 0;
    unblock.hidden = !view.blocked;
    start.hidden = !isNew || Boolean(view.blocked);
    line.hidden = isNew || Boolean(view.blocked);
    commands.hidden = view.commands.length === 0;
    attach.hidden = view.isGroup;
    field.placeholder = view.placeholder ?? 'Message';
  }

  function add(files) {
    pending.add(files);
    field.focus();
  }

  async function sendAll() {
    const draft = { value: field.value, about, files: pending.list() };
    const text = field.value.trim();
    if (!text && draft.files.length === 0) return field.focus();
    field.value = '';
    pending.take();
    setAbout(null);
    if (await sendDraft(text, draft)) return;
    if (!field.value) field.value = draft.value;
    pending.restore(draft.files);
    setAbout(draft.about, { refill: false });
  }

  async function sendDraft(text, { about: purpose, files }) {
    const messageId = purpose?.message.messageId;
    if (purpose?.action === 'edit') return send('edit', { messageId, text });
    if (files.length === 0) return send('say', { text, replyTo: messageId });
    const uploads = await uploadAll(files.map(({ file }) => file));
    if (!uploads) return null;
    const sent = files.map(({ kind }, index) => ({ kind, upload: uploads[index] }));
    return send('send-files', { text, replyTo: messageId, files: sent });
  }

  async function sendStart() {
    await send('start', { code: view.start.code, chatId: undefined });
    field.focus();
  }

  function setAbout(next, { refill = true, focus = true } = {}) {
    about = next;
    aboutBar.show(about);
    if (refill && about?.action === 'edit') field.value = about.message.text;
    fit();
    if (focus) field.focus();
  }

  function onKey(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void sendAll();
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
    /** Lets files be dropped on, or pasted into, the chat that this line belongs to. */
    takeFilesFrom: (area) =>
      takeFiles(area, (files) => {
        if (!line.hidden && !attach.hidden) {
          add(files.map((file) => ({ file, kind: kindOf(file) })));
        }
      }),
    reply: (message) => setAbout({ action: 'reply', message }),
    edit: (message) => setAbout({ action: 'edit', message }),
  };
}
