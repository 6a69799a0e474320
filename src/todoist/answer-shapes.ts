import { wireAttachment } from './wire.ts';

/** What one kind of answer is made of. */
export interface Shape {
  /** What the desk reads, with what it means where it is left out; or what makes sense of it, whatever it is. */
  reads: Record<string, unknown>;
  /** What the SDK alone demands. Source: the SDK's own schemas. */
  unread: Record<string, unknown>;
}

/** An attachment as the SDK takes it; its comment has words though the attachment cannot be read. */
const asAttachment = (given: unknown) => {
  const file = wireAttachment.parse(given);
  return file && { ...file, resource_type: 'file' };
};

const EPOCH = '1970-01-01T00:00:00Z';

const PROJECT: Shape = {
  reads: { id: '', name: '', view_style: 'board', is_archived: false, is_deleted: false },
  unread: {
    can_assign_tasks: true,
    child_order: 0,
    color: 'charcoal',
    created_at: null,
    is_favorite: false,
    is_frozen: false,
    updated_at: null,
    default_order: 0,
    description: '',
    is_collapsed: false,
    is_shared: true,
    parent_id: null,
  },
};

const SECTION: Shape = {
  reads: { id: '', name: '', project_id: '', is_archived: false, is_deleted: false },
  unread: {
    user_id: '',
    added_at: EPOCH,
    updated_at: EPOCH,
    archived_at: null,
    description: null,
    section_order: 0,
    is_collapsed: false,
  },
};

const TASK: Shape = {
  reads: {
    id: '',
    project_id: '',
    section_id: null,
    responsible_uid: null,
    labels: [],
    checked: false,
    is_deleted: false,
    updated_at: null,
    priority: 1,
    content: '',
  },
  unread: {
    user_id: '',
    parent_id: null,
    added_by_uid: null,
    assigned_by_uid: null,
    deadline: null,
    duration: null,
    added_at: null,
    completed_at: null,
    due: null,
    child_order: 0,
    description: '',
    day_order: 0,
    is_collapsed: false,
  },
};

const COMMENT: Shape = {
  reads: {
    id: '',
    item_id: '',
    content: '',
    posted_at: EPOCH,
    posted_uid: '',
    is_deleted: false,
    file_attachment: asAttachment,
  },
  unread: { uids_to_notify: null, reactions: null },
};

const COLLABORATOR: Shape = { reads: { id: '', name: '', email: '' }, unread: {} };

const USER: Shape = {
  reads: { id: '', email: '', full_name: '' },
  unread: {
    business_account_id: null,
    is_premium: false,
    premium_status: 'not_premium',
    date_format: 0,
    time_format: 0,
    weekly_goal: 0,
    daily_goal: 0,
    completed_count: 0,
    completed_today: 0,
    karma: 0,
    karma_trend: '-',
    lang: 'en',
    next_week: 1,
    start_day: 1,
    start_page: 'today',
    tz_info: { gmt_string: '+00:00', hours: 0, is_dst: 0, minutes: 0, timezone: 'UTC' },
    inbox_project_id: '',
    days_off: [],
    weekend_start_day: 6,
  },
};

const ACTIVITY: Shape = {
  reads: { id: null, object_id: '', initiator_id: null },
  unread: {
    object_type: 'item',
    event_type: 'updated',
    event_date: EPOCH,
    parent_project_id: null,
    parent_item_id: null,
    extra_data: null,
  },
};

/** What each path answers with: one, or a list of them. */
export const SHAPES: [RegExp, Shape][] = [
  [/^projects\/[^/]+\/collaborators$/, COLLABORATOR],
  [/^projects(\/[^/]+)?$/, PROJECT],
  [/^sections(\/[^/]+)?$/, SECTION],
  [/^tasks(\/[^/]+)?$/, TASK],
  [/^comments(\/[^/]+)?$/, COMMENT],
  [/^activities$/, ACTIVITY],
  [/^user$/, USER],
];

/** Paths whose answer is a list, even where none is in it. */
export const ALWAYS_LISTS = /^(projects\/[^/]+\/collaborators|activities)$/;
