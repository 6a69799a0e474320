import { avatar } from './avatar.js';
import { animateMoves } from './animate-moves.js';
import { card, doneCard } from './card.js';
import { cardView } from './card-view.js';
import { column } from './column.js';
import { h, reconcile } from './dom.js';
import { icon } from './icons.js';

/** The Todoist board: who acts, the project's sections as columns, and the strip of completed tasks. */
export function createBoard({ actions, chooseActor, chooseProject }) {
  const title = h('h2', { class: 'board-title' });
  const projects = h('select', {
    class: 'project-select',
    'aria-label': 'Project',
    onchange: () => chooseProject(projects.value),
  });
  const actors = h('div', { class: 'actors', role: 'group', 'aria-label': 'Act as' });
  const columns = h('div', { class: 'columns' });
  const done = h('div', { class: 'done-cards' });
  const doneCount = h('span', { class: 'count' });
  const doneStrip = h(
    'details',
    { class: 'completed', 'data-testid': 'completed' },
    h('summary', {}, icon('chevron'), 'Completed', doneCount),
    done,
  );
  const element = h(
    'section',
    { class: 'board', 'aria-label': 'Todoist board', 'data-testid': 'board' },
    h(
      'div',
      { class: 'board-header' },
      title,
      projects,
      h('span', { class: 'actors-label' }, 'Acting as'),
      actors,
    ),
    columns,
    doneStrip,
  );

  function update(state, ui) {
    const project = currentProject(state, ui);
    showProjects(state, project);
    reconcile(
      actors,
      state.agents.map(({ id, name }) => ({ id, name, selected: id === ui.actor })),
      { key: ({ id }) => `actor-${id}`, build: (agent) => actorButton(agent, chooseActor) },
    );
    const tasks = project ? state.tasks.filter((task) => task.projectId === project.id) : [];
    const shared = {
      agents: state.agents.map(({ id, name }) => ({ id, name })),
      sections: project?.sections ?? [],
      actor: ui.actor,
      open: ui.openTask,
    };
    animateMoves(element, () => {
      showColumns(project, tasks, shared);
      const completed = tasks.filter((task) => task.checked);
      doneCount.textContent = String(completed.length);
      doneStrip.hidden = completed.length === 0;
      reconcile(
        done,
        completed.map((task) => cardView(task, shared)),
        {
          key: (view) => `card-${view.id}`,
          build: (view) => doneCard(view, actions),
        },
      );
    });
  }

  function showProjects(state, project) {
    title.textContent = project?.name ?? 'No project yet';
    title.hidden = state.projects.length > 1;
    projects.hidden = state.projects.length < 2;
    const options = state.projects.map(({ id, name }) => ({ id, name, on: id === project?.id }));
    reconcile(projects, options, {
      key: ({ id }) => id,
      build: ({ id, name, on }) => h('option', { value: id, selected: on }, name),
    });
  }

  function showColumns(project, tasks, shared) {
    const sections = project?.sections ?? [];
    const loose = tasks.some((task) => !task.checked && !task.sectionId);
    const all = loose ? [{ id: null, name: '(No section)' }, ...sections] : sections;
    reconcile(columns, all, {
      key: ({ id }) => `column-${id}`,
      build: (section) => column(section, actions),
    });
    all.forEach((section, index) => {
      const here = tasks
        .filter((task) => !task.checked && (task.sectionId ?? null) === section.id)
        .toSorted(byUrgency);
      const box = columns.children[index];
      box.querySelector('.count').textContent = String(here.length);
      reconcile(
        box.querySelector('.cards'),
        here.map((task) => cardView(task, shared)),
        {
          key: (view) => `card-${view.id}`,
          build: (view, isNew) => card(view, actions, { isNew }),
        },
      );
    });
  }

  return { element, update };
}

/** The project whose board is shown: the chosen one, else the event's, else the newest that has columns. */
export function currentProject(state, ui) {
  const { projects, event } = state;
  return (
    projects.find(({ id }) => id === ui.project) ??
    projects.find(({ name }) => name === event?.name) ??
    projects.findLast(({ sections }) => sections.length > 0) ??
    projects[0]
  );
}

function byUrgency(one, other) {
  return other.priority - one.priority || one.addedAt.localeCompare(other.addedAt);
}

function actorButton({ id, name, selected }, choose) {
  return h(
    'button',
    {
      type: 'button',
      class: 'actor',
      'aria-pressed': String(selected),
      'data-testid': `actor-${id}`,
      onclick: () => choose(id),
    },
    avatar(name, { size: 's' }),
    name,
  );
}
