import { act } from './api.js';
import { h, reconcile } from './dom.js';
import { icon } from './icons.js';

/** A red line below the header for each thing that is broken, with the button that mends it. */
export function createBanner() {
  const element = h('div', { class: 'banners', role: 'status', 'data-testid': 'banner' });
  return {
    element,
    update(state) {
      const broken = brokenThings(state);
      element.hidden = broken.length === 0;
      reconcile(element, broken, { key: ({ text }) => text, build: drawBanner });
    },
  };
}

function brokenThings({ trouble, organizers }) {
  const { telegramDown, todoistDown, blockedBy } = trouble;
  const blocked = organizers.filter(({ id }) => blockedBy.includes(id));
  return [
    telegramDown && {
      text: 'Telegram is down',
      hint: 'Messages wait on both sides.',
      mend: 'Bring it back',
      action: 'telegram-down',
      body: { on: false },
    },
    todoistDown && {
      text: 'Todoist is down',
      hint: 'Pitcrew cannot reach the board; what is meant for it waits.',
      mend: 'Bring it back',
      action: 'todoist-down',
      body: { on: false },
    },
    ...blocked.map(({ id, person }) => ({
      text: `${person.firstName} has blocked the bot`,
      hint: 'What is sent to them cannot arrive.',
      mend: 'Unblock',
      action: 'block',
      body: { person: id, on: false },
    })),
  ].filter(Boolean);
}

function drawBanner({ text, hint, mend, action, body }) {
  return h(
    'div',
    { class: 'banner' },
    icon('bolt'),
    h('strong', {}, text),
    h('span', { class: 'banner-hint' }, hint),
    h(
      'button',
      { type: 'button', class: 'banner-button', onclick: () => void act(action, body) },
      mend,
    ),
  );
}
