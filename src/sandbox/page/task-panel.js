import { createCommentComposer } from './comment-composer.js';
import { commentItem } from './comment-item.js';
import { h, reconcile } from './dom.js';
import { headView, panelHead } from './panel-head.js';
import { stickToEnd } from './stick-to-end.js';

/** The open task at the side of the board: its facts, its comments, and a line to answer as the acting agent. */
export function createTaskPanel({ actions }) {
  const head = h('div', { class: 'panel-head' });
  const count = h('span', { class: 'count' });
  const title = h('h3', { class: 'comments-title' }, 'Comments', count);
  const comments = h('div', { class: 'comments', 'aria-live': 'polite' });
  const body = h('div', { class: 'panel-body', tabindex: '-1' }, head, title, comments);
  const end = stickToEnd(body);
  const composer = createCommentComposer({
    send: (text) => actions.comment(shown, text),
    sendFile: (text, upload) => actions.commentFile(shown, text, upload),
  });
  const element = h(
    'aside',
    {
      class: 'task-panel',
      role: 'dialog',
      'aria-label': 'Task',
      'data-testid': 'task-panel',
      hidden: true,
      onkeydown: (event) => {
        if (event.key === 'Escape') actions.close();
      },
    },
    body,
    composer.element,
  );
  let shown = null;

  function update(state, ui) {
    const task = state.tasks.find(({ id }) => id === ui.openTask);
    const opened = task && shown !== task.id;
    const before = comments.childElementCount;
    shown = task?.id ?? null;
    element.hidden = !task;
    if (!task) return;
    const agent = state.agents.find(({ id }) => id === ui.actor) ?? state.agents[0];
    const people = { [state.bot.todoistId]: state.bot.name };
    for (const { id, name } of state.agents) people[id] = name;
    reconcile(head, [headView(task, state)], {
      key: ({ id }) => `task-${id}`,
      build: (view) => panelHead(view, actions),
    });
    reconcile(
      comments,
      task.comments.map((one) => commentView(one, { people, state, ui })),
      {
        key: ({ id }) => `comment-${id}`,
        build: (view, isNew) => commentItem(view, actions, { isNew: isNew && !opened }),
      },
    );
    count.textContent = String(task.comments.length);
    composer.update({ task: task.id, agent });
    if (comments.childElementCount > before) end.go();
    if (opened) {
      body.scrollTop = 0;
      composer.focus();
    }
  }

  return { element, update };
}

function commentView(comment, { people, state, ui }) {
  return {
    id: comment.id,
    task: comment.taskId,
    content: comment.content,
    postedAt: comment.postedAt,
    attachment: comment.attachment,
    author: people[comment.postedUid] ?? 'Someone',
    bot: comment.postedUid === state.bot.todoistId,
    own: comment.postedUid === ui.actor,
  };
}
