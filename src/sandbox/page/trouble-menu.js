import { act } from './api.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { toast } from './toast.js';

/** The button that makes the vendors and people misbehave, so that one can watch nothing being lost. */
export function createTroubleMenu() {
  let state;
  const button = h(
    'button',
    {
      type: 'button',
      class: 'header-button',
      'aria-haspopup': 'menu',
      'data-testid': 'trouble',
      onclick: () => openMenu(button, 'Make trouble', troubleItems(state)),
    },
    icon('bolt'),
    h('span', {}, 'Make trouble'),
  );
  return {
    element: button,
    update: (next) => {
      state = next;
    },
  };
}

/** What can be broken, with a tick on what is broken now. */
function troubleItems({ trouble, organizers }) {
  const { telegramDown, todoistDown, blockedBy } = trouble;
  return [
    {
      label: 'Telegram is down',
      toggle: true,
      checked: telegramDown,
      onSelect: () => strike('telegram-down', { on: !telegramDown }),
    },
    {
      label: 'Todoist is down',
      toggle: true,
      checked: todoistDown,
      onSelect: () => strike('todoist-down', { on: !todoistDown }),
    },
    ...organizers.map(({ id, person }) => ({
      label: `${person.firstName} has blocked the bot`,
      toggle: true,
      checked: blockedBy.includes(id),
      onSelect: () => strike('block', { person: id, on: !blockedBy.includes(id) }),
    })),
    'line',
    { label: 'Lose Telegram’s next answer', onSelect: () => strike('lose-answer') },
    { label: 'Repeat Telegram’s last update', onSelect: () => strike('repeat-update') },
    { label: 'Repeat Todoist’s last webhook', onSelect: () => strike('repeat-webhook') },
    { label: 'Repeat all of the board', onSelect: () => strike('repeat-board') },
    'line',
    { label: 'Telegram: too many requests', onSelect: () => strike('telegram-429') },
    { label: 'Todoist: too many requests', onSelect: () => strike('todoist-429') },
  ];
}

/** Makes one trouble, and says what was set up where that cannot be seen. */
async function strike(action, body = {}) {
  const answer = await act(action, body);
  if (answer?.told) toast(answer.told);
}
