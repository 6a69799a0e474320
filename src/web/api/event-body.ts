import { z } from 'zod';
import { parseDuration } from '../../domain/durations.ts';
import { WEEKDAYS, type Weekday } from '../../domain/opening-hours.ts';

const SPAN = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

const duration = z
  .string()
  .refine(
    (text) => parseDuration(text) !== undefined,
    'A time such as "5s", "10m", "24h", or "off"',
  );

const span = z
  .string()
  .regex(SPAN, 'A span such as "09:00-18:00"; midnight at its end is 24:00')
  .refine(
    (text) => text.slice(0, 5) < text.slice(6),
    'A span ends after it begins; one over midnight is two, such as "22:00-24:00" and "00:00-02:00"',
  );

const hours = z
  .strictObject(
    Object.fromEntries(WEEKDAYS.map((day) => [day, z.array(span).max(10)])) as Record<
      Weekday,
      z.ZodArray<typeof span>
    >,
  )
  .partial()
  .refine(
    (days) => Object.values(days).some((spans) => spans.length > 0),
    'No day has hours; null is "always open"',
  );

const timers = z
  .strictObject({
    remindUnclaimed: z.union([
      z.literal('off').transform((): string[] => []),
      z.array(duration.refine((text) => text !== 'off', 'An empty list is "off"')).max(10),
    ]),
    escalateUnclaimed: duration,
    firstReply: duration,
    releaseSilentClaim: duration,
    waitingReminder: duration,
    waitingClose: duration,
    reopenWindow: duration,
  })
  .partial();

const instant = z.iso
  .datetime({ offset: true, error: 'An ISO 8601 time with its zone, such as 2026-05-01T09:00:00Z' })
  .transform((text) => new Date(text));

const telegramUserId = z
  .int({ error: 'The number of a Telegram account' })
  .positive('The number of a Telegram account');

/** What an event adds to the bot's own words; Telegram's messages have room for both. */
const ownText = z
  .string()
  .trim()
  .max(1_000, 'At most 1,000 characters')
  .transform((text) => (text === '' ? null : text))
  .nullable();

const fields = {
  name: z.string().trim().min(1, 'A name is missing').max(120, 'At most 120 characters'),
  locale: z.enum(['en', 'ru']),
  timezone: z.string().refine(isTimezone, 'An IANA time zone, such as Europe/Berlin'),
  access: z.enum(['invite', 'open']),
  agentsChatId: z
    .int({ error: 'The number of a chat, such as -1001234567890' })
    .refine((id) => id !== 0, 'The number of a chat')
    .nullable(),
  leadTelegramId: telegramUserId.nullable(),
  participants: z
    .int({ error: 'A whole number' })
    .min(0, 'Not below 0')
    .max(1_000_000, 'At most 1,000,000')
    .nullable(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  hours: hours.nullable(),
  timers,
  replies: z.enum(['all', 'marked']),
  welcomeText: ownText,
  outOfHoursText: ownText,
};

/** POST /events. */
export const NEW_EVENT = z
  .strictObject({
    name: fields.name,
    code: z
      .string()
      .regex(/^[A-Za-z0-9_-]{2,32}$/, 'A code has 2 to 32 of A-Z a-z 0-9 _ -')
      // Deep links that begin so link an agent's account.
      .refine((code) => !/^agent_/i.test(code), 'A code does not begin with agent_'),
    locale: fields.locale.default('en'),
    timezone: fields.timezone.default('UTC'),
    access: fields.access.default('invite'),
    agentsChatId: fields.agentsChatId.default(null),
    leadTelegramId: fields.leadTelegramId.default(null),
    todoistProjectId: z.string().trim().min(1).nullable().default(null),
    participants: fields.participants.default(null),
    startsAt: fields.startsAt.default(null),
    endsAt: fields.endsAt.default(null),
    hours: fields.hours.default(null),
    timers: fields.timers.default({}),
    replies: fields.replies.default('all'),
    welcomeText: fields.welcomeText.default(null),
    outOfHoursText: fields.outOfHoursText.default(null),
  })
  .refine(endsAfterStart, { path: ['endsAt'], message: 'The end is after the start' });

/** PATCH /events/:code: what is named changes. */
export const EVENT_CHANGE = z
  .strictObject({
    ...fields,
    code: z.never('The code is in links that people have: it never changes'),
    todoistProjectId: z.never('The project holds the tickets: it never changes'),
  })
  .partial()
  .transform(({ code: _code, todoistProjectId: _projectId, ...change }) => change);

/** Whether both times are in order, as far as they are known. */
export function endsAfterStart(event: { startsAt: Date | null; endsAt: Date | null }): boolean {
  return event.startsAt === null || event.endsAt === null || event.startsAt < event.endsAt;
}

function isTimezone(name: string): boolean {
  // Node takes offsets such as +02:00, too; they know no summer time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
