import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { BoardSections } from '../../domain/ports.ts';
import type { OpeningHours } from '../../domain/opening-hours.ts';
import type { Timers } from '../../domain/timers.ts';

/** One hackathon. */
export const EventEntity = defineEntity({
  name: 'Event',
  tableName: 'events',
  properties: {
    id: p.integer().primary(),
    code: p.string().length(32),
    name: p.text(),
    locale: p.text().$type<'en' | 'ru'>(),
    timezone: p.text(),
    access: p.text().$type<'invite' | 'open'>(),
    agentsChatId: p.bigint('number').strictNullable(),
    leadTelegramId: p.bigint('number').strictNullable(),
    todoistProjectId: p.text().unique('events_todoist_project_id_unique'),
    sections: p.json<BoardSections>(),
    participants: p.integer().strictNullable(),
    startsAt: p.datetime(3).strictNullable(),
    endsAt: p.datetime(3).strictNullable(),
    hours: p.json<OpeningHours>().strictNullable(),
    timers: p.json<Timers>(),
    /** When its project was found to be gone; null while it has a board. */
    boardLostAt: p.datetime(3).strictNullable(),
    /** Plain text; what the bot says to those who join, after its own words. */
    welcomeText: p.text().strictNullable(),
    /** Plain text; what the bot adds where it says when people will be there. */
    outOfHoursText: p.text().strictNullable(),
    replies: p.text().$type<'all' | 'marked'>(),
    createdAt: p.datetime(3),
    closedAt: p.datetime(3).strictNullable(),
  },
  indexes: [
    {
      name: 'events_code_unique',
      expression: 'create unique index "events_code_unique" on "events" (lower("code"))',
    },
  ],
});

export type EventRow = InferEntity<typeof EventEntity>;
