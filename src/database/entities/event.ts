import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Column } from '../../domain/events.ts';
import type { Timers } from '../../domain/timers.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** Spans such as `"09:00-18:00"` by day, in the event's time zone; a day that is not named is closed. */
export type OpeningHours = Partial<Record<Weekday, string[]>>;

/** Ids of the sections that Pitcrew keeps on the event's board. */
export type BoardSections = Record<Exclude<Column, 'elsewhere'>, string>;

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
