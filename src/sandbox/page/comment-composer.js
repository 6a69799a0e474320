import { avatar } from './avatar.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { createPendingFiles } from './pending-files.js';
import { kindOf, pickFiles, takeFiles } from './take-files.js';
import { uploadAll } from './upload.js';

/**
 * The line that answers as the acting agent. Enter sends, Shift+Enter breaks the line. `send` and `sendFile` (one comment carries one file)
 * resolve to null when refused, and what was written stays then.
 */
export function createCommentComposer({ send, sendFile }) {
  const drafts = new Map();
  const pending = createPendingFiles();
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
  const attach = h(
    'button',
    {
      type: 'button',
      class: 'round-button',
      'aria-label': 'Attach a file',
      title: 'Attach a file',
      'data-testid': 'comment-attach',
      onclick: () => pickFiles({ multiple: true }, add),
    },
    icon('clip'),
  );
  const element = h(
    'div',
    { class: 'comment-composer' },
    face,
    h(
      'div',
      { class: 'comment-box' },
      field,
      pending.element,
      h(
        'div',
        { class: 'comment-foot' },
        attach,
        h('span', {}, 'Goes to the organizer. Begin with // for an internal note.'),
        button,
      ),
    ),
  );

  takeFiles(element, add);

  function add(files) {
    pending.add(files.map((file) => ({ file, kind: kindOf(file) })));
    field.focus();
  }

  function update(next) {
    if (next.task !== view.task) {
      pending.show(next.task);
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
    const files = pending.list();
    if (!text && files.length === 0) return field.focus();
    const draft = field.value;
    field.value = '';
    pending.take();
    fit();
    field.focus();
    if (await sendDraft(text, files)) return;
    if (!field.value) field.value = draft;
    pending.restore(files);
    fit();
  }

  async function sendDraft(text, files) {
    if (files.length === 0) return send(text);
    const uploads = await uploadAll(files.map(({ file }) => file));
    if (!uploads) return null;
    for (const [index, id] of uploads.entries()) {
      if (!(await sendFile(index === 0 ? text : '', id))) return null;
    }
    return true;
  }

  function fit() {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 160)}px`;
  }

  return { element, update, focus: () => field.focus({ preventScroll: true }) };
}
