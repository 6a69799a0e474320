import { h } from './dom.js';
import { icon } from './icons.js';

/** Opens the bot's commands; `open` gets the button to stand beside. */
export function commandsButton(prefix, open) {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'menu-button',
      'aria-haspopup': 'menu',
      'aria-label': 'Commands of the bot',
      'data-testid': `${prefix}commands`,
      onclick: () => open(button),
    },
    icon('menu'),
    h('span', {}, 'Menu'),
  );
  return button;
}

export function sendButton(prefix, send) {
  return h(
    'button',
    {
      type: 'button',
      class: 'send-button',
      'aria-label': 'Send',
      'data-testid': `${prefix}send`,
      onclick: () => void send(),
    },
    icon('send', { filled: true }),
  );
}

/** The button that stands in place of the whole line, as Start does. */
export function wideButton(testId, label, press) {
  return h(
    'button',
    { type: 'button', class: 'start-button', 'data-testid': testId, onclick: () => void press() },
    label,
  );
}
