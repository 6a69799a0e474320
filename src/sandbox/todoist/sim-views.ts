import type { Attachment, Item, Note, Project, Section } from './entities.ts';

/** What tests and the sandbox page see of the board, without the wire's ballast. */
export type SimProject = {
  id: string;
  name: string;
  description: string;
  viewStyle: string;
  collaborators: string[];
};
export type SimSection = { id: string; projectId: string; name: string; order: number };
export type SimTask = {
  id: string;
  projectId: string;
  sectionId: string | null;
  content: string;
  description: string;
  labels: string[];
  priority: number;
  responsibleUid: string | null;
  checked: boolean;
  isDeleted: boolean;
  addedAt: string;
  updatedAt: string;
};
export type SimComment = {
  id: string;
  taskId: string;
  content: string;
  postedUid: string;
  postedAt: string;
  attachment?: Attachment;
};

export function toSimProject(project: Project): SimProject {
  const { id, name, description, view_style: viewStyle, members } = project;
  return { id, name, description, viewStyle, collaborators: [...members] };
}

export function toSimSection({ id, project_id, name, section_order }: Section): SimSection {
  return { id, projectId: project_id, name, order: section_order };
}

export function toSimTask(item: Item): SimTask {
  return {
    id: item.id,
    projectId: item.project_id,
    sectionId: item.section_id,
    content: item.content,
    description: item.description,
    labels: [...item.labels],
    priority: item.priority,
    responsibleUid: item.responsible_uid,
    checked: item.checked,
    isDeleted: item.is_deleted,
    addedAt: item.added_at,
    updatedAt: item.updated_at,
  };
}

export function toSimComment(note: Note): SimComment {
  const { id, item_id: taskId, content, posted_uid: postedUid, posted_at: postedAt } = note;
  const attachment = note.file_attachment ? { attachment: note.file_attachment } : {};
  return { id, taskId, content, postedUid, postedAt, ...attachment };
}
