import type { Item, Label, Note, Project, TodoistPerson } from './entities.ts';
import { notesOf } from './notes.ts';
import type { World } from './world.ts';

type Json = Record<string, unknown>;

export function projectView(project: Project): Json {
  const { owner_id, members, ...fields } = project;
  const is_shared = members.length > 1;
  return { ...fields, creator_uid: owner_id, is_shared, can_assign_tasks: is_shared };
}

export function itemView(world: World, item: Item): Json {
  return { ...item, note_count: notesOf(world, item.id).length };
}

/** A task as webhooks carry it: with the address of the task in the app. */
export function webhookItemView(world: World, item: Item): Json {
  return { ...itemView(world, item), url: taskUrl(item.id) };
}

/** A comment as webhooks carry it: with its whole task. */
export function webhookNoteView(world: World, note: Note, item: Item): Json {
  return { ...note, url: taskUrl(item.id), item: webhookItemView(world, item) };
}

export function labelView(label: Label): Json {
  const { owner_id: _, is_deleted: __, ...fields } = label;
  return fields;
}

/** As REST lists the collaborators of a project. */
export function collaboratorView(person: TodoistPerson): Json {
  return { id: person.id, name: person.name, email: person.email };
}

/** As sync lists them. */
export function syncCollaboratorView(person: TodoistPerson): Json {
  const { id, email, name } = person;
  return { id, email, full_name: name, timezone: 'UTC', image_id: null };
}

export function initiatorView(person: TodoistPerson): Json {
  return {
    id: person.id,
    full_name: person.name,
    email: person.email,
    image_id: null,
    is_premium: true,
  };
}

/** The account itself, with all that REST (`/user`) and sync (`user`) have of it. */
export function userView(person: TodoistPerson, inboxId: string): Json {
  return {
    id: person.id,
    email: person.email,
    full_name: person.name,
    inbox_project_id: inboxId,
    ...ACCOUNT,
    ...SETTINGS,
  };
}

const ACCOUNT = {
  activated_user: true,
  avatar_big: '',
  avatar_medium: '',
  avatar_s640: '',
  avatar_small: '',
  business_account_id: null,
  completed_count: 0,
  completed_today: 0,
  feature_identifier: 'sandbox',
  features: {
    karma_disabled: false,
    restriction: 3,
    karma_vacation: false,
    dateist_lang: null,
    beta: 0,
    has_push_reminders: true,
    dateist_inline_disabled: false,
  },
  getting_started_guide_projects: null,
  has_magic_number: true,
  has_password: true,
  image_id: null,
  is_premium: true,
  joinable_workspace: null,
  joined_at: '2025-04-04T00:00:00.000000Z',
  karma: 0,
  karma_trend: '-',
  premium_status: 'current_personal_plan',
  premium_until: null,
  share_limit: 51,
  unique_prefix: 1,
  verification_status: 'verified',
  websocket_url: '',
};

const SETTINGS = {
  auto_reminder: 0,
  daily_goal: 5,
  date_format: 0,
  days_off: [6, 7],
  is_celebrations_enabled: true,
  lang: 'en',
  next_week: 1,
  sort_order: 0,
  start_day: 1,
  start_page: 'project?id=inbox',
  theme_id: '11',
  time_format: 0,
  tz_info: { timezone: 'UTC', gmt_string: '+00:00', hours: 0, minutes: 0, is_dst: 0 },
  weekend_start_day: 6,
  weekly_goal: 25,
};

function taskUrl(id: string): string {
  return `https://app.todoist.com/app/task/${id}`;
}
