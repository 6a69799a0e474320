import { createAgentsChat } from './agents-chat.js';
import { act, follow } from './api.js';
import { createBanner } from './banner.js';
import { createBoard, currentProject } from './board.js';
import { createClockMenu } from './clock-menu.js';
import { h, keepFocus } from './dom.js';
import { createHeader } from './header.js';
import { linkTarget } from './link-target.js';
import { createPhone } from './phone.js';
import { createSeen } from './seen.js';
import { createStory } from './story.js';
import { createTaskPanel } from './task-panel.js';
import { createTroubleMenu } from './trouble-menu.js';

let state = null;
const ui = { person: null, actor: null, openTask: null, project: null, agentsTab: 'group' };

const seen = createSeen();
const actions = boardActions();
const story = createStory();
const trouble = createTroubleMenu();
const clock = createClockMenu();
const header = createHeader(story.element, [clock.element, trouble.element]);
const banner = createBanner();
const phone = createPhone({ openLink, seen, choose: (person) => set({ person }) });
const board = createBoard({
  actions,
  chooseActor: (actor) => set({ actor }),
  chooseProject: (project) => set({ project, openTask: null }),
});
const agentsChat = createAgentsChat({
  openLink,
  seen,
  choose: (agentsTab) => set({ agentsTab }),
  chooseActor: (actor) => set({ actor }),
});
const panel = createTaskPanel({ actions });

document.body.append(
  header.element,
  banner.element,
  h('main', { class: 'stage' }, phone.element, board.element, agentsChat.element, panel.element),
);
follow(
  (next) => {
    state = next;
    ui.person ??= state.organizers[0].id;
    ui.actor ??= state.agents[0].id;
    render();
  },
  (yes) => header.connected(yes),
);

function set(change) {
  Object.assign(ui, change);
  if (state) render();
}

function render() {
  keepFocus(() => {
    const parts = [header, story, clock, trouble, banner, phone, board, agentsChat, panel];
    for (const part of parts) part.update(state, ui);
  });
}

// What the acting agent does on the board; each resolves to null when it was refused.
function boardActions() {
  const onTask = (action) => (task, body) => act(action, { actor: ui.actor, task, ...body });
  return {
    open: (openTask) => set({ openTask }),
    close: () => {
      const card = document.querySelector(`[data-testid="card-${CSS.escape(ui.openTask ?? '')}"]`);
      set({ openTask: null });
      card?.querySelector('.card-title')?.focus({ preventScroll: true });
    },
    assign: (task, person) => onTask('assign')(task, { person }),
    move: (task, section) => onTask('move')(task, { section }),
    comment: (task, text) => onTask('comment')(task, { text }),
    commentFile: (task, text, upload) => onTask('comment-file')(task, { text, upload }),
    editComment: (task, comment, text) => onTask('edit-comment')(task, { comment, text }),
    deleteComment: (task, comment) => onTask('delete-comment')(task, { comment }),
    complete: (task) => onTask('complete')(task),
    uncomplete: (task) => onTask('uncomplete')(task),
    change: (task, fields) => onTask('update-task')(task, fields),
    remove: (task) => onTask('delete-task')(task),
  };
}

// Links to the vendors lead to their stand-ins on this page: a task opens here, an invite link starts the bot.
function openLink(address, chat) {
  const target = linkTarget(address);
  if (target.kind === 'start') {
    void act('start', { person: chat.me.id, code: target.code });
    return true;
  }
  const task = target.kind === 'task' && state.tasks.find(({ id }) => id === target.id);
  if (!task) return false;
  set({
    openTask: task.id,
    project: currentProject(state, ui)?.id === task.projectId ? ui.project : task.projectId,
  });
  return true;
}
