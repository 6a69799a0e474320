import type { Project } from './entities.ts';
import { findProject } from './find.ts';
import { report } from './world.ts';
import type { World } from './world.ts';

/** Puts a project, with all that is in it, out of sight, or back. */
export function archiveProject(
  world: World,
  actorId: string,
  id: string,
  isArchived: boolean,
): Project {
  const project = findProject(world, actorId, id);
  if (project.is_archived === isArchived) return project;
  Object.assign(project, { is_archived: isArchived, updated_at: world.data.clock.now() });
  const verb = isArchived ? 'archived' : 'unarchived';
  report(world, { object: 'project', verb, actorId, record: project });
  return project;
}
