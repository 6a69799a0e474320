import type { Change, ResourceType } from './entities.ts';
import { inboxOf } from './find.ts';
import { issueSyncToken, revisionOf } from './sync-token.ts';
import { itemView, labelView, projectView, syncCollaboratorView, userView } from './views.ts';
import type { World } from './world.ts';

type Json = Record<string, unknown>;

const TYPES: ResourceType[] = [
  'projects',
  'sections',
  'items',
  'notes',
  'labels',
  'collaborators',
  'collaborator_states',
];

/**
 * The reading half of a sync: with `*` or an expired token all that is active, otherwise what
 * changed since the token, tombstones and completed tasks included. Only what the person may see.
 */
export function readChanges(world: World, personId: string, wanted: string[], token: string): Json {
  const since = revisionOf(world, personId, token);
  const answer: Json = {
    full_sync: since === undefined,
    sync_token: issueSyncToken(world, personId),
  };
  const isWanted = (type: string): boolean =>
    (wanted.includes(type) || wanted.includes('all')) && !wanted.includes(`-${type}`);
  const changed = since === undefined ? undefined : readSince(world, personId, since);
  for (const type of TYPES.filter(isWanted)) {
    answer[type] = changed ? changed.get(type) : readActive(world, personId, type);
  }
  const person = world.data.people.get(personId);
  // Account settings never change here, so they come with full syncs only.
  if (isWanted('user') && since === undefined && person) {
    answer.user = userView(person, inboxOf(world, personId).id);
  }
  return answer;
}

/** The last state of each record that changed after a revision, oldest change first. */
function readSince(world: World, personId: string, since: number): Map<ResourceType, Json[]> {
  const { changes } = world.data;
  const seen = new Set<string>();
  const found: { type: ResourceType; record: Json }[] = [];
  for (let index = changes.length - 1; index >= 0; index -= 1) {
    const change = changes[index];
    if (!change || change.revision <= since) break;
    const { type, id, only } = change;
    if ((only !== undefined && only !== personId) || seen.has(`${type} ${id}`)) continue;
    const [record] = read(world, personId, change);
    // What is out of sight now may have an older change that says it has gone.
    if (!record) continue;
    seen.add(`${type} ${id}`);
    found.push({ type, record });
  }
  const records = new Map(TYPES.map((type): [ResourceType, Json[]] => [type, []]));
  for (const { type, record } of found.toReversed()) records.get(type)?.push(record);
  return records;
}

function readActive(world: World, personId: string, type: ResourceType): Json[] {
  const ids = type === 'collaborator_states' ? membershipIds(world) : recordIds(world, type);
  const records = ids.flatMap((id) => read(world, personId, { type, id, revision: 0 }));
  return records.filter((record) => isActive(world, record));
}

function isActive(world: World, record: Json): boolean {
  if (record.is_deleted || record.checked || record.is_archived) return false;
  return !world.data.projects.get(String(record.project_id))?.is_archived;
}

function recordIds(world: World, type: Exclude<ResourceType, 'collaborator_states'>): string[] {
  if (type === 'collaborators') return [...world.data.people.keys()];
  if (type !== 'notes') return [...world.data[type].keys()];
  // A full sync has the comments of active tasks only.
  const active = [...world.data.items.values()].filter((item) => !item.is_deleted && !item.checked);
  return active.flatMap((item) => (world.data.notesOfItem.get(item.id) ?? []).map(({ id }) => id));
}

function membershipIds(world: World): string[] {
  return [...world.data.projects.values()].flatMap((project) =>
    project.members.map((member) => `${project.id} ${member}`),
  );
}

/** The record as the person sees it: none, or one. */
function read(world: World, personId: string, change: Change): Json[] {
  const { data } = world;
  const { id } = change;
  const sees = (projectId: string | undefined): boolean =>
    data.projects.get(projectId ?? '')?.members.includes(personId) ?? false;
  switch (change.type) {
    case 'projects': {
      const project = data.projects.get(id);
      if (project && change.gone) return [{ ...projectView(project), is_deleted: true }];
      return project && sees(id) ? [projectView(project)] : [];
    }
    case 'sections': {
      const section = data.sections.get(id);
      return section && sees(section.project_id) ? [{ ...section }] : [];
    }
    case 'items': {
      const item = data.items.get(id);
      if (item && change.gone) return [{ ...itemView(world, item), is_deleted: true }];
      return item && sees(item.project_id) ? [itemView(world, item)] : [];
    }
    case 'notes': {
      const note = data.notes.get(id);
      return note && sees(data.items.get(note.item_id)?.project_id) ? [{ ...note }] : [];
    }
    case 'labels': {
      const label = data.labels.get(id);
      if (!label || label.owner_id !== personId) return [];
      return [{ ...labelView(label), is_deleted: label.is_deleted }];
    }
    case 'collaborators': {
      const person = data.people.get(id);
      return person && shareAProject(world, personId, id) ? [syncCollaboratorView(person)] : [];
    }
    case 'collaborator_states': {
      const [project_id, user_id] = id.split(' ');
      const members = data.projects.get(project_id ?? '')?.members ?? [];
      const isDeleted = !members.includes(user_id ?? '');
      if (!sees(project_id) || (members.length < 2 && !isDeleted)) return [];
      return [{ project_id, user_id, state: 'active', is_deleted: isDeleted }];
    }
  }
}

function shareAProject(world: World, one: string, other: string): boolean {
  return [...world.data.projects.values()].some(
    ({ members }) => members.length > 1 && members.includes(one) && members.includes(other),
  );
}
