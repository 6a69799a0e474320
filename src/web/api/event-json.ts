import type { EventRow } from '../../database/entities/event.ts';

/** An event as the API shows it; `bot` is the bot's Telegram name, null while it is not known. */
export function eventJson(event: EventRow, bot: string | null) {
  return {
    name: event.name,
    code: event.code,
    locale: event.locale,
    timezone: event.timezone,
    access: event.access,
    agentsChatId: event.agentsChatId,
    leadTelegramId: event.leadTelegramId,
    todoistProjectId: event.todoistProjectId,
    participants: event.participants,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    hours: event.hours,
    timers: event.timers,
    replies: event.replies,
    welcomeText: event.welcomeText,
    outOfHoursText: event.outOfHoursText,
    createdAt: event.createdAt,
    closedAt: event.closedAt,
    inviteLink: deepLink(bot, event.code),
  };
}

/** A link that opens the bot and starts it with a word: https://core.telegram.org/bots/features#deep-linking */
export function deepLink(bot: string | null, start: string): string | null {
  return bot === null ? null : `https://t.me/${bot}?start=${start}`;
}
