import { avatar } from './avatar.js';
import { h } from './dom.js';

/** The line that answers as the acting agent. Enter sends, Shift+Enter breaks the line; `send` resolves to null when refused. */
export function createCommentComposer({ send }) {
  const drafts = new Map();
  let view = { task: null };
  const face = h('span', {});
  const field = h('textarea', {
    rows: '2',
    'data-testid': 'comment-composer',
    oninput: fit,
    onkeydown: (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void submit();
    },
  });
  const button = h(
    'button',
    { type: 'button', class: 'primary-button', 'data-testid': 'comment-send', onclick: submit },
    'Comment',
  );
  const element = h(
    'div',
    { class: 'comment-composer' },
    face,
    h(
      'div',
      { class: 'comment-box' },
      field,
      h(
        'div',
        { class: 'comment-foot' },
        h('span', {}, 'Goes to the organizer. Begin with // for an internal note.'),
        button,
      ),
    ),
  );

  function update(next) {
    if (next.task !== view.task) {
      drafts.set(view.task, field.value);
      field.value = drafts.get(next.task) ?? '';
      fit();
    }
    if (next.agent.id !== view.agent?.id) face.replaceChildren(avatar(next.agent.name));
    view = next;
    field.placeholder = `Reply as ${next.agent.name}`;
    field.setAttribute('aria-label', field.placeholder);
  }

  async function submit() {
    const text = field.value.trim();
    if (!text) return field.focus();
    const draft = field.value;
    field.value = '';
    fit();
    field.focus();
    const done = await send(text);
    if (!done && !field.value) field.value = draft;
    fit();
  }

  function fit() {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 160)}px`;
  }

  return { element, update, focus: () => field.focus({ preventScroll: true }) };
}
