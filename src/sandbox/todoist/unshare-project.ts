import { findProject } from './find.ts';
import { report, touch } from './world.ts';
import type { World } from './world.ts';

/** Takes a person out of a project: their tasks there are nobody's, and they see it no more. */
export function unshareProject(world: World, actorId: string, id: string, personId: string): void {
  const project = findProject(world, actorId, id);
  if (!project.members.includes(personId)) return;
  project.members = project.members.filter((member) => member !== personId);
  for (const item of world.data.items.values()) {
    if (item.project_id !== id || item.responsible_uid !== personId) continue;
    const before = { ...item };
    Object.assign(item, { responsible_uid: null, updated_at: world.data.clock.now() });
    const intent = 'responsible_uid_changed';
    report(world, { object: 'item', verb: 'updated', actorId, record: item, before, intent });
  }
  touch(world, 'collaborator_states', `${id} ${personId}`);
  touch(world, 'projects', id, { only: personId, gone: true });
  report(world, { object: 'project', verb: 'updated', actorId, record: project });
}
