import { z } from 'zod';

/** The limits are those of Todoist's help page "Usage limits in Todoist". */
export const itemFields = {
  content: z.string().min(1).max(500),
  description: z.string().max(16_383),
  labels: z.array(z.string().max(60)).max(100),
  priority: z.number().int().min(1).max(4),
  // An empty string unsets the assignee as null does (documented).
  responsible_uid: z
    .string()
    .nullable()
    .transform((uid) => uid || null),
  due: z
    .object({
      date: z.string(),
      string: z.string().optional(),
      timezone: z.string().nullish(),
      lang: z.string().optional(),
      is_recurring: z.boolean().optional(),
    })
    .transform((due) => ({
      date: due.date,
      string: due.string ?? due.date,
      timezone: due.timezone ?? null,
      lang: due.lang ?? 'en',
      is_recurring: due.is_recurring ?? false,
    }))
    .nullable(),
  deadline: z.object({ date: z.string(), lang: z.string().default('en') }).nullable(),
  duration: z.object({ amount: z.number().positive(), unit: z.string() }).nullable(),
  child_order: z.number().int(),
  day_order: z.number().int(),
  is_collapsed: z.boolean(),
};

export const addItemSchema = z
  .object({
    ...itemFields,
    project_id: z.string().nullable(),
    section_id: z.string().nullable(),
    parent_id: z.string().nullable(),
  })
  .partial()
  .required({ content: true });

export const updateItemSchema = z.object(itemFields).partial();

export const moveItemSchema = z
  .object({
    section_id: z.string().nullable(),
    project_id: z.string(),
    parent_id: z.string().nullable(),
  })
  .partial();
