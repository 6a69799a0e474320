import { act } from './api.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { duration } from './time.js';
import { toast } from './toast.js';

const steps = [1, 10, 60, 24 * 60];

/** The button that moves the open tickets' clock ahead and shows how far it was moved; hidden where no clock can be moved. */
export function createClockMenu() {
  const name = h('span', {});
  const button = h(
    'button',
    {
      type: 'button',
      class: 'header-button',
      'aria-haspopup': 'menu',
      title: 'Move the open tickets’ clock ahead, to see their timers fire',
      'data-testid': 'clock',
      onclick: () => openMenu(button, 'Move the clock', steps.map(menuStep)),
    },
    icon('clock'),
    name,
  );
  const menuStep = (minutes) => ({
    label: `+${duration(minutes * 60_000)}`,
    onSelect: () => void forward(minutes),
  });

  async function forward(minutes) {
    button.disabled = true;
    button.setAttribute('aria-busy', 'true');
    const answer = await act('forward', { minutes });
    button.disabled = false;
    button.removeAttribute('aria-busy');
    if (answer) toast(outcome(answer, duration(minutes * 60_000)));
  }

  return {
    element: button,
    update({ clock }) {
      button.hidden = !clock;
      if (!clock) return;
      name.textContent = clock.ahead > 0 ? `+${duration(clock.ahead)}` : 'Clock';
      button.classList.toggle('moved', clock.ahead > 0);
    },
  };
}

function outcome({ moved, busy }, step) {
  if (moved + busy === 0) return 'No ticket is open, so there is no clock to move.';
  const tickets = moved === 1 ? '1 ticket is' : `${moved} tickets are`;
  const late = busy === 1 ? '1 is busy and follows' : `${busy} are busy and follow`;
  return `${tickets} ${step} ahead${busy > 0 ? `; ${late}` : ''}.`;
}
