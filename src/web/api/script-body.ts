import { z } from 'zod';
import { readScriptName } from '../../domain/scripts.ts';

/** What a script may be called. */
export const NAME_RULE =
  'A name has 1 to 40 letters, digits, _ and -, and begins with a letter or digit';

/** A script's text, in Todoist's Markdown. */
export const SCRIPT_TEXT = z.string().trim().min(1, 'A script says something').max(10_000);

/** A script's name, with or without "!"; as it is kept. */
export const SCRIPT_NAME = z
  .string()
  .transform((text) => readScriptName(text.trim().replace(/^!/, '')))
  .refine((name) => name !== null, NAME_RULE);
