import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** Somebody who answers tickets: a Todoist account, perhaps linked to a Telegram one. */
export const AgentEntity = defineEntity({
  name: 'Agent',
  tableName: 'agents',
  properties: {
    id: p.integer().primary(),
    /** Null while nobody with the agent's email has joined a project. */
    todoistUserId: p.text().unique('agents_todoist_user_id_unique').strictNullable(),
    name: p.text(),
    email: p.text().strictNullable(),
    telegramUserId: p.bigint('number').unique('agents_telegram_user_id_unique').strictNullable(),
    /** Chosen by `/language`; null is that of their Telegram account. */
    language: p.text().strictNullable(),
    lead: p.boolean(),
    inviteCode: p.text().unique('agents_invite_code_unique'),
    createdAt: p.datetime(3),
    /** When an operator made them an agent; null for those who came by sharing a project. */
    addedAt: p.datetime(3).strictNullable(),
  },
  indexes: [
    {
      name: 'agents_email_index',
      expression: 'create index "agents_email_index" on "agents" (lower("email"))',
    },
  ],
});

export type AgentRow = InferEntity<typeof AgentEntity>;
