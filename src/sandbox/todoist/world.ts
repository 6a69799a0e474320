import type { BoardData } from './board-data.ts';
import type { Item, Label, Note, Project, ResourceType, Section } from './entities.ts';

/** What a plan allows; above it Todoist refuses with 403. */
export type PlanLimits = { tasksPerProject: number; sectionsPerProject: number };

type Verb =
  | 'added'
  | 'updated'
  | 'deleted'
  | 'completed'
  | 'uncompleted'
  | 'archived'
  | 'unarchived';

/** One thing somebody did, told to all who listen: webhooks, the state file, the page. */
export type Happening = {
  actorId: string;
  verb: Verb;
  /** Facts for the activity log, e.g. `last_section_id`. */
  extra?: Record<string, unknown>;
} & (
  | { object: 'item'; record: Item; before?: Item; intent?: string }
  | { object: 'note'; record: Note; item: Item }
  | { object: 'section'; record: Section }
  | { object: 'project'; record: Project }
  | { object: 'label'; record: Label }
);

/** What all operations work on. */
export type World = {
  data: BoardData;
  plan: PlanLimits | null;
  shareNewProjects: boolean;
  listeners: Set<(happening: Happening | null) => void>;
};

const RESOURCE: Record<Happening['object'], ResourceType> = {
  item: 'items',
  note: 'notes',
  section: 'sections',
  project: 'projects',
  label: 'labels',
};

/** Puts a record into the next incremental sync of all who see it, or of one person `only`. */
export function touch(
  world: World,
  type: ResourceType,
  id: string,
  change: { only?: string; gone?: true } = {},
): void {
  world.data.revision += 1;
  world.data.changes.push({ revision: world.data.revision, type, id, ...change });
}

/** Records something done: change log, activity log, then the listeners. */
export function report(world: World, happening: Happening): void {
  touch(world, RESOURCE[happening.object], happening.record.id);
  if (happening.object !== 'label') logActivity(world, happening);
  for (const listener of world.listeners) listener(happening);
}

/** The project in which it happened; a label is in none. */
export function projectOf(world: World, happening: Happening): Project | undefined {
  switch (happening.object) {
    case 'label':
      return undefined;
    case 'project':
      return happening.record;
    case 'note':
      return world.data.projects.get(happening.item.project_id);
    default:
      return world.data.projects.get(happening.record.project_id);
  }
}

// A week's log of a busy event fits; the oldest lines of a server that never stops are dropped.
const ACTIVITY_KEPT = 50_000;

function logActivity(world: World, happening: Happening): void {
  const { data } = world;
  const project = projectOf(world, happening);
  const name = 'name' in happening.record ? { name: happening.record.name } : {};
  const content = 'content' in happening.record ? { content: happening.record.content } : {};
  data.activity.push({
    id: String(data.revision),
    object_type: happening.object,
    object_id: happening.record.id,
    event_type: happening.verb,
    event_date: data.clock.now(),
    parent_project_id: happening.object === 'project' ? null : (project?.id ?? null),
    parent_item_id: happening.object === 'note' ? happening.record.item_id : null,
    // Documented: null for objects that are not shared.
    initiator_id: (project?.members.length ?? 0) > 1 ? happening.actorId : null,
    extra_data: { ...name, ...content, ...happening.extra },
  });
  if (data.activity.length > ACTIVITY_KEPT) data.activity.splice(0, ACTIVITY_KEPT / 10);
}
