import type { Context } from 'telegraf';
import type { OrganizerRow } from '../../database/entities/organizer.ts';
import { languageFor } from '../../i18n/translate.ts';
import type { BotDeps } from '../deps.ts';
import { withOwnText } from '../own-text.ts';
import { cameBack } from './came-back.ts';

/** An organizer who is admitted to an event that still runs. */
export type Admitted = OrganizerRow & { currentEvent: NonNullable<OrganizerRow['currentEvent']> };

/** The language to speak to whoever wrote, as far as it is known. */
export async function languageOf(
  ctx: Context,
  { organizers, agents }: Pick<BotDeps, 'organizers' | 'agents'>,
): Promise<string> {
  if (!ctx.from) return languageFor(undefined);
  const { id, language_code: code } = ctx.from;
  const organizer = await organizers.byTelegramId(id);
  const chosen = organizer?.language ?? (await agents.byTelegramId(id))?.language;
  return chosen ?? languageFor(code);
}

/** Says something to whoever wrote. @param ownText what the event adds to it, plain text */
export async function say(
  ctx: Context,
  deps: BotDeps,
  text: string,
  args?: Record<string, string | number>,
  ownText: string | null = null,
): Promise<void> {
  if (!ctx.chat) return;
  const language = await languageOf(ctx, deps);
  deps.replies.send({
    chatId: ctx.chat.id,
    html: withOwnText(deps.translate(language, text, args), ownText),
  });
}

/**
 * The organizer who wrote, if they are admitted. An event with `access: "open"` admits whoever writes; others get a
 * polite refusal that names nothing.
 */
export async function admitted(ctx: Context, deps: BotDeps): Promise<Admitted | null> {
  if (!ctx.from) return null;
  const known = await deps.organizers.byTelegramId(ctx.from.id);
  if (known?.blockedAt) await cameBack(deps, known, ctx.update.update_id);
  if (isAdmitted(known) && known.currentEvent.closedAt === null) return known;

  const [open] = (await deps.events.open()).filter((event) => event.access === 'open');
  if (open) {
    await admit(ctx, deps, open.id);
    const now = await deps.organizers.byTelegramId(ctx.from.id);
    return isAdmitted(now) ? now : null;
  }
  await say(ctx, deps, await refusal(ctx.from.id, known, deps));
  return null;
}

async function refusal(
  telegramUserId: number,
  known: OrganizerRow | null,
  { agents }: BotDeps,
): Promise<string> {
  if (isAdmitted(known)) return 'event-over';
  return (await agents.byTelegramId(telegramUserId)) ? 'agent-hint' : 'stranger';
}

/** Makes whoever wrote an organizer of the event. */
export async function admit(ctx: Context, deps: BotDeps, eventId: number): Promise<void> {
  if (!ctx.from) return;
  const { id, first_name: first, last_name: last, username, language_code: code } = ctx.from;
  const organizer = await deps.organizers.upsert({
    telegramUserId: id,
    name: [first, last].filter(Boolean).join(' '),
    username: username ?? null,
    language: languageFor(code),
  });
  await deps.organizers.admit(organizer.id, eventId);
  if (organizer.blockedAt) await cameBack(deps, organizer, ctx.update.update_id);
}

/** Whether somebody is an organizer of an event, which may be over. */
export function isAdmitted(organizer: OrganizerRow | null): organizer is Admitted {
  return Boolean(organizer?.currentEvent);
}
