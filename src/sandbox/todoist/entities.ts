/** A Todoist account of the simulator; `token` is what its API clients send as Bearer token. */
export type TodoistPerson = { id: string; name: string; email: string; token: string };

/** `file_attachment` as the wire has it; a client may send any subset of it back. */
export type Attachment = {
  resource_type: string;
  file_name?: string | null;
  file_size?: number | null;
  file_type?: string | null;
  file_url?: string | null;
  upload_state?: 'pending' | 'completed' | null;
  [field: string]: unknown;
};

/** A project as kept; `members` and `owner_id` are ours, the rest goes out on the wire. */
export type Project = {
  id: string;
  owner_id: string;
  members: string[];
  name: string;
  description: string;
  color: string;
  view_style: string;
  parent_id: string | null;
  child_order: number;
  default_order: number;
  inbox_project: boolean;
  is_archived: boolean;
  is_collapsed: boolean;
  is_deleted: boolean;
  is_favorite: boolean;
  is_frozen: boolean;
  created_at: string;
  updated_at: string;
};

/** A section (a column of a board), field for field as on the wire. */
export type Section = {
  id: string;
  user_id: string;
  project_id: string;
  name: string;
  description: string | null;
  section_order: number;
  is_archived: boolean;
  is_collapsed: boolean;
  is_deleted: boolean;
  added_at: string;
  updated_at: string;
  archived_at: string | null;
};

/** The wire's `due`. */
export type Due = {
  date: string;
  string: string;
  timezone: string | null;
  lang: string;
  is_recurring: boolean;
};

/** A task, which the wire calls an item; `note_count` is added when it goes out. */
export type Item = {
  id: string;
  user_id: string;
  project_id: string;
  section_id: string | null;
  parent_id: string | null;
  added_by_uid: string;
  assigned_by_uid: string | null;
  responsible_uid: string | null;
  labels: string[];
  deadline: { date: string; lang: string } | null;
  duration: { amount: number; unit: string } | null;
  due: Due | null;
  is_collapsed: boolean;
  checked: boolean;
  is_deleted: boolean;
  added_at: string;
  completed_at: string | null;
  completed_by_uid: string | null;
  updated_at: string;
  priority: number;
  child_order: number;
  day_order: number;
  content: string;
  description: string;
};

/** A comment on a task, which the wire calls a note. */
export type Note = {
  id: string;
  item_id: string;
  content: string;
  posted_at: string;
  posted_uid: string;
  file_attachment: Attachment | null;
  uids_to_notify: string[] | null;
  reactions: Record<string, string[]> | null;
  is_deleted: boolean;
};

/** A personal label; tasks carry label names, whether such a record exists or not. */
export type Label = {
  id: string;
  owner_id: string;
  name: string;
  color: string;
  order: number;
  is_favorite: boolean;
  is_deleted: boolean;
};

/** One line of the activity log. */
export type ActivityEvent = {
  id: string;
  object_type: string;
  object_id: string;
  event_type: string;
  event_date: string;
  parent_project_id: string | null;
  parent_item_id: string | null;
  initiator_id: string | null;
  extra_data: Record<string, unknown>;
};

export type ResourceType =
  | 'items'
  | 'notes'
  | 'sections'
  | 'projects'
  | 'labels'
  | 'collaborators'
  | 'collaborator_states';

/**
 * One entry of the change log behind incremental sync. `only` restricts it to one person;
 * `gone` says that this person lost sight of the record, which they are told as a deletion.
 */
export type Change = {
  revision: number;
  type: ResourceType;
  id: string;
  only?: string;
  gone?: true;
};

/** What a sync command answered when it was executed, for a repeat of its uuid. */
export type Executed = { tempId: string | null; id: string | null };
