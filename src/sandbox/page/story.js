import { h, reconcile } from './dom.js';
import { icon } from './icons.js';

/** The line of three steps that tick themselves off while the story is played. */
export function createStory() {
  const element = h('ol', { class: 'story', 'aria-label': 'Try it' });
  return {
    element,
    update(state) {
      const steps = storySteps(state);
      const next = steps.findIndex(({ done }) => !done);
      reconcile(
        element,
        steps.map((step, index) => ({ ...step, number: index + 1, next: index === next })),
        { key: ({ number }) => `step-${number}`, build: drawStep },
      );
    },
  };
}

/** The steps, and which of them were played: read from the state, so they hold after a reload, too. */
export function storySteps({ organizers, agents, tasks }) {
  const agentIds = new Set(agents.map(({ id }) => id));
  const [first] = organizers;
  const asked = organizers.some(({ messages }) =>
    messages.some(({ from, text }) => from !== 'bot' && !text.startsWith('/')),
  );
  const answered = ({ comments }) => comments.some(({ postedUid }) => agentIds.has(postedUid));
  return [
    {
      title: `Write as ${first.person.firstName}`,
      hint: 'ask for help in the phone',
      done: asked,
    },
    {
      title: 'Take the card',
      hint: 'drag it, or press Take',
      done: tasks.some(({ responsibleUid }) => agentIds.has(responsibleUid)),
    },
    {
      title: 'Answer and complete',
      hint: 'comment, then tick it off',
      done: tasks.some((task) => task.checked && answered(task)),
    },
  ];
}

function drawStep({ number, title, hint, done, next }) {
  const state = done ? 'done' : next ? 'next' : 'later';
  return h(
    'li',
    {
      class: `step ${state}`,
      'aria-current': next ? 'step' : undefined,
      'data-testid': `step-${number}`,
    },
    h('span', { class: 'step-mark' }, done ? icon('check') : String(number)),
    h('span', { class: 'step-title' }, title),
    next && h('span', { class: 'step-hint' }, hint),
  );
}
