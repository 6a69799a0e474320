import { avatar } from './avatar.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { markdown } from './markdown.js';
import { commentMedia } from './media.js';
import { clockTime } from './time.js';

/** A comment of the open task; the acting agent may change or delete their own. */
export function commentItem(view, actions, { isNew }) {
  const note = !view.bot && view.content.startsWith('//');
  const classes = ['comment', isNew && 'arriving', note && 'note'].filter(Boolean);
  const content = h('div', { class: 'comment-text', dir: 'auto' }, markdown(view.content));
  const element = h(
    'article',
    { class: classes.join(' '), 'data-testid': `comment-${view.id}` },
    avatar(view.author, { size: 'm', bot: view.bot }),
    h(
      'div',
      { class: 'comment-body' },
      h(
        'div',
        { class: 'comment-head' },
        h('strong', {}, view.author),
        h('time', {}, clockTime(view.postedAt)),
        note && h('span', { class: 'note-mark' }, 'internal note'),
        view.own && ownActions(view, actions, () => editInPlace(element, content, view, actions)),
      ),
      view.content && content,
      view.attachment && commentMedia(view.attachment),
    ),
  );
  return element;
}

function ownActions(view, actions, edit) {
  const button = (name, label, onclick) =>
    h(
      'button',
      { type: 'button', class: 'round-button', 'aria-label': label, title: label, onclick },
      icon(name),
    );
  return h(
    'span',
    { class: 'comment-actions' },
    button('pencil', 'Edit comment', edit),
    button('trash', 'Delete comment', () => actions.deleteComment(view.task, view.id)),
  );
}

function editInPlace(element, content, view, actions) {
  const field = h('textarea', { class: 'comment-edit', rows: '3', 'aria-label': 'Comment' });
  field.value = view.content;
  const stop = () => field.replaceWith(content);
  const save = h('button', { type: 'button', class: 'text-button' }, 'Save');
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      save.remove();
      stop();
    }
  });
  save.addEventListener('click', () => {
    const text = field.value.trim();
    save.remove();
    stop();
    if (text && text !== view.content) actions.editComment(view.task, view.id, text);
  });
  if (element.querySelector('.comment-edit')) return;
  content.replaceWith(field);
  field.after(save);
  field.focus();
}
