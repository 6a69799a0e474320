import { h } from './dom.js';
import { icon } from './icons.js';
import { messageMedia } from './media.js';
import { richText } from './rich-text.js';
import { clockTime } from './time.js';

// What Telegram lets its author change: a text, or the caption below a file.
const editable = new Set(['text', 'photo', 'video', 'document', 'audio', 'voice', 'animation']);

/** One message as Telegram shows it, with its inline keyboard. `row` is made by the chat; the rest are what can be done with it. */
export function bubble(row, { prefix, isNew, reply, edit, press }) {
  const { message, own, author, last, quote } = row;
  const reacted = message.reactions.length > 0;
  const classes = [
    'message',
    own ? 'own' : 'other',
    last && 'last',
    isNew && 'arriving',
    message.buttons.length > 0 && 'with-keyboard',
  ];
  return h(
    'article',
    {
      class: classes.filter(Boolean).join(' '),
      'data-testid': `${prefix}message-${message.messageId}`,
    },
    h(
      'div',
      { class: 'bubble', onclick: (event) => replyOnClick(event, () => reply(message)) },
      author && !own && h('div', { class: 'author' }, author),
      quote &&
        h('div', { class: 'quote' }, h('strong', {}, quote.author), h('span', {}, quote.text)),
      message.kind !== 'text' && messageMedia(message),
      h('div', { class: 'text', dir: 'auto' }, richText(message.html), !reacted && meta(row)),
      reacted && h('div', { class: 'reactions' }, message.reactions.map(reaction), meta(row)),
    ),
    hoverActions(row, { prefix, reply, edit }),
    keyboard(row, { prefix, press }),
  );
}

function reaction(emoji) {
  return h('span', { class: 'reaction', 'aria-label': `Reaction ${emoji}` }, emoji);
}

// A click on the text quotes it, but not one that follows a link or ends a selection.
function replyOnClick(event, reply) {
  if (event.target.closest('a, audio, video, .spoiler') || String(getSelection())) return;
  reply();
}

function meta({ message, own }) {
  const delivered = message.reactions.length > 0;
  return h(
    'span',
    { class: 'meta' },
    message.edited && 'edited ',
    h('time', {}, clockTime(message.date)),
    own && icon(delivered ? 'double' : 'check'),
  );
}

function hoverActions({ message, own }, { prefix, reply, edit }) {
  const action = (name, label, onclick) =>
    h(
      'button',
      {
        type: 'button',
        class: 'round-button',
        'aria-label': label,
        title: label,
        'data-testid': `${prefix}message-${name === 'pencil' ? 'edit' : 'reply'}`,
        onclick,
      },
      icon(name),
    );
  return h(
    'div',
    { class: 'message-actions' },
    action('reply', 'Reply', () => reply(message)),
    own && editable.has(message.kind) && action('pencil', 'Edit', () => edit(message)),
  );
}

function keyboard({ message, busy }, { prefix, press }) {
  if (message.buttons.length === 0) return null;
  const all = message.buttons.flat();
  const draw = (button) => {
    const waiting = busy[all.indexOf(button)] ?? false;
    return h(
      'button',
      {
        type: 'button',
        class: 'inline-button',
        'data-testid': `${prefix}inline-button`,
        'aria-busy': waiting ? 'true' : undefined,
        disabled: waiting,
        onclick: () => void press(message, button),
      },
      h('span', {}, button.text),
      waiting && h('span', { class: 'spinner' }),
      button.url && icon('external'),
    );
  };
  return h(
    'div',
    { class: 'keyboard' },
    message.buttons.map((line) => h('div', { class: 'keyboard-row' }, line.map(draw))),
  );
}
