import { z } from 'zod';

/**
 * What comes over the wire, by webhook or by `/sync`: both carry the same objects. Only what is needed is read, and
 * everything else is let be, since Todoist adds fields at any time.
 */
export const wireId = z.union([z.string().min(1), z.number()]).transform(String);
export const wireFlag = z.union([z.boolean(), z.number()]).transform(Boolean);

const idOrNull = wireId.nullish().transform((value) => value ?? null);
const no = wireFlag.nullish().transform((value) => value ?? false);
const textOrNull = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const timeOrNull = textOrNull.transform((value) =>
  value !== null && Number.isNaN(Date.parse(value)) ? null : value,
);

/** A task. Of a deleted one no more than its id may be left. */
export const wireTask = z.object({
  id: wireId,
  project_id: idOrNull,
  section_id: idOrNull,
  responsible_uid: idOrNull,
  labels: z
    .array(z.string())
    .nullish()
    .transform((value) => value ?? [])
    .catch([]),
  priority: z.number().int().min(1).max(4).catch(1),
  checked: no,
  is_deleted: no,
  updated_at: textOrNull,
});
export type WireTask = z.infer<typeof wireTask>;

/** A file that a comment carries; none where it cannot be read: the comment still has words. */
export const wireAttachment = z
  .object({
    file_name: textOrNull.catch(null),
    file_type: textOrNull.catch(null),
    file_url: textOrNull.catch(null),
    file_size: z
      .number()
      .int()
      .nullish()
      .transform((value) => value ?? null)
      .catch(null),
    upload_state: z.enum(['pending', 'completed']).nullable().catch(null),
  })
  .nullable()
  .catch(null);
export type WireAttachment = z.infer<typeof wireAttachment>;

/** A comment on a task. */
export const wireComment = z.object({
  id: wireId,
  item_id: wireId,
  content: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
  posted_uid: idOrNull,
  posted_at: timeOrNull,
  is_deleted: no,
  file_attachment: wireAttachment,
});
export type WireComment = z.infer<typeof wireComment>;

/** A column of a board. */
export const wireSection = z.object({
  id: wireId,
  project_id: idOrNull,
  is_deleted: no,
  is_archived: no,
});
export type WireSection = z.infer<typeof wireSection>;

/** A board. */
export const wireProject = z.object({ id: wireId, is_deleted: no, is_archived: no });
export type WireProject = z.infer<typeof wireProject>;

/** Whether somebody shares a board. */
export const wireMembership = z.object({ project_id: wireId, user_id: wireId, is_deleted: no });
export type WireMembership = z.infer<typeof wireMembership>;

/** Somebody who shares a board with the account. */
export const wireCollaborator = z
  .object({ id: wireId, full_name: z.string().nullish(), email: z.string().nullish() })
  .transform(({ id, full_name: name, email }) => ({
    id,
    name: name || email || 'Agent',
    email: email ?? '',
  }));
