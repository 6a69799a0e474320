/**
 * The SDK refuses a whole answer in which one field is missing or new, and does so after the write that it answers has
 * succeeded. So answers are completed before it sees them: fields the desk reads are kept, ids become text, and what
 * only the SDK asks for is filled in.
 */
interface Shape {
  /** What the desk reads, with what it means where it is left out. */
  reads: Record<string, unknown>;
  /** What the SDK alone demands. Source: the SDK's own schemas. */
  unread: Record<string, unknown>;
}

const EPOCH = '1970-01-01T00:00:00Z';

const PROJECT: Shape = {
  reads: { id: '', name: '', view_style: 'board' },
  unread: {
    can_assign_tasks: true,
    child_order: 0,
    color: 'charcoal',
    created_at: null,
    is_archived: false,
    is_deleted: false,
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
  reads: { id: '', name: '', project_id: '' },
  unread: {
    user_id: '',
    added_at: EPOCH,
    updated_at: EPOCH,
    archived_at: null,
    description: null,
    section_order: 0,
    is_archived: false,
    is_deleted: false,
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
  reads: { id: '', item_id: '', content: '', posted_at: EPOCH, posted_uid: '', is_deleted: false },
  unread: { file_attachment: null, uids_to_notify: null, reactions: null },
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
const SHAPES: [RegExp, Shape][] = [
  [/^projects\/[^/]+\/collaborators$/, COLLABORATOR],
  [/^projects(\/[^/]+)?$/, PROJECT],
  [/^sections(\/[^/]+)?$/, SECTION],
  [/^tasks(\/[^/]+)?$/, TASK],
  [/^comments(\/[^/]+)?$/, COMMENT],
  [/^activities$/, ACTIVITY],
  [/^user$/, USER],
];

const ALWAYS_LISTS = /^(projects\/[^/]+\/collaborators|activities)$/;

/** @param path below `/api/v1/` @param body a successful answer, parsed @returns it, as the SDK wants it */
export function completeAnswer(path: string, body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  if (path === 'sync') return completeSync(body);
  const shape = SHAPES.find(([pattern]) => pattern.test(path))?.[1];
  if (shape === undefined) return body;
  const list = listIn(body);
  if (list === null && !ALWAYS_LISTS.test(path)) return complete(body, shape);
  const cursor = 'next_cursor' in body ? body.next_cursor : null;
  return { results: (list ?? []).map((each) => complete(each, shape)), next_cursor: cursor };
}

/** What commands came to. A failed one is an outcome of its own, however little is said of it. */
function completeSync(body: unknown): unknown {
  const { sync_status: status, temp_id_mapping: made } = asRecord(body);
  return {
    sync_status: mapValues(asRecord(status), (outcome) =>
      outcome === 'ok'
        ? 'ok'
        : {
            error: typeof outcome === 'string' ? outcome : 'no reason given',
            error_code: 0,
            error_extra: {},
            error_tag: '',
            http_code: 0,
            ...asRecord(outcome),
          },
    ),
    temp_id_mapping: mapValues(asRecord(made), String),
  };
}

function listIn(body: object): unknown[] | null {
  if (Array.isArray(body)) return body;
  return 'results' in body && Array.isArray(body.results) ? body.results : null;
}

function complete(value: unknown, { reads, unread }: Shape): unknown {
  const given = asRecord(value);
  const read = Object.entries(reads).map(([name, absent]) => [name, fit(given[name], absent)]);
  return { ...Object.fromEntries(read), ...unread };
}

/** The value in the type of what stands for it where it is absent; ids are text, whatever they came as. */
function fit(value: unknown, absent: unknown): unknown {
  if (value === undefined || value === null) return absent;
  if (typeof absent === 'boolean') return Boolean(value);
  return typeof value === 'number' && typeof absent !== 'number' ? String(value) : value;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function mapValues(
  record: Record<string, unknown>,
  change: (value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
