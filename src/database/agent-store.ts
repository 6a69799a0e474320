import { randomBytes } from 'node:crypto';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { AgentEntity, type AgentRow } from './entities/agent.ts';
import type { Orm } from './orm.ts';

/** Somebody who shares one of the events' projects in Todoist. */
export interface Collaborator {
  id: string;
  name: string;
  email: string;
}

/** Another agent has this Telegram account. */
export class TelegramAccountTaken extends Error {
  override readonly name = 'TelegramAccountTaken';
  constructor() {
    super('Another agent has this Telegram account.');
  }
}

/** Marks the merging of agents among the advisory locks of a database. */
const AGENTS_LOCK = 0x70696167;

export type AgentStore = ReturnType<typeof createAgentStore>;

/** Keeps the agents. Emails are compared whatever their case. */
export function createAgentStore(orm: Orm) {
  return {
    byId: (id: number): Promise<AgentRow | null> => orm.em.fork().findOne(AgentEntity, { id }),

    byTodoistId: (todoistUserId: string): Promise<AgentRow | null> =>
      orm.em.fork().findOne(AgentEntity, { todoistUserId }),

    byTelegramId: (telegramUserId: number): Promise<AgentRow | null> =>
      orm.em.fork().findOne(AgentEntity, { telegramUserId }),

    byInviteCode: (inviteCode: string): Promise<AgentRow | null> =>
      orm.em.fork().findOne(AgentEntity, { inviteCode }),

    /** Of several with one email, the one Todoist knows. */
    async byEmail(email: string): Promise<AgentRow | null> {
      const [found] = await orm.em
        .fork()
        .createQueryBuilder(AgentEntity)
        .where('lower(email) = lower(?)', [email])
        .orderBy({ todoistUserId: 'asc nulls last' })
        .getResult();
      return found ?? null;
    },

    /** Oldest first; those after the agent with the id `after`, where it is given. */
    list: (page: { after?: number | null; limit?: number } = {}): Promise<AgentRow[]> =>
      orm.em.fork().find(AgentEntity, page.after ? { id: { $gt: page.after } } : {}, {
        orderBy: { id: 'asc' },
        limit: page.limit,
      }),

    /** @throws TelegramAccountTaken */
    async create(
      agent: Omit<AgentRow, 'id' | 'language' | 'inviteCode' | 'createdAt' | 'addedAt'>,
    ): Promise<AgentRow> {
      const em = orm.em.fork();
      const row = em.create(AgentEntity, {
        ...agent,
        language: null,
        inviteCode: newInviteCode(),
        createdAt: new Date(),
        addedAt: new Date(),
      });
      await flush(em);
      return row;
    },

    /**
     * @returns the agent as it is now; null where there is none with the id.
     * @throws TelegramAccountTaken
     */
    async update(
      id: number,
      fields: Partial<Pick<AgentRow, 'telegramUserId' | 'language' | 'lead' | 'addedAt'>>,
    ): Promise<AgentRow | null> {
      const em = orm.em.fork();
      const agent = await em.findOne(AgentEntity, { id });
      if (agent === null) return null;
      em.assign(agent, fields);
      await flush(em);
      return agent;
    },

    /** Gives an agent a new invite code; the old one is nobody's. */
    async renewInvite(id: number): Promise<void> {
      await orm.em.fork().nativeUpdate(AgentEntity, { id }, { inviteCode: newInviteCode() });
    },

    /**
     * Takes in who shares the projects. One that an email was waiting for is linked; a stranger becomes an agent.
     * Nobody is removed: tickets speak of those who have left, too.
     */
    async upsertFromCollaborators(collaborators: Collaborator[]): Promise<void> {
      if (collaborators.length === 0) return;
      const rows = collaborators.map((each) => ({ ...each, code: newInviteCode() }));
      await orm.em.fork().transactional(async (em) => {
        await em.execute('select pg_advisory_xact_lock(?)', [AGENTS_LOCK]);
        for (const statement of MERGE) await em.execute(statement, [JSON.stringify(rows)]);
      });
    },
  };
}

const COLLABORATORS = `jsonb_to_recordset(?::jsonb) as c(id text, name text, email text, code text)`;

/** Those known by id, then those known by email alone, then the rest. */
const MERGE = [
  `update agents a set name = c.name, email = c.email from ${COLLABORATORS}
   where a.todoist_user_id = c.id and (a.name, a.email) is distinct from (c.name, c.email)`,
  `update agents a set name = c.name, email = c.email, todoist_user_id = c.id from ${COLLABORATORS}
   where a.todoist_user_id is null and lower(a.email) = lower(c.email)
     and not exists (select 1 from agents b where b.todoist_user_id = c.id)`,
  `insert into agents (todoist_user_id, name, email, lead, invite_code, created_at)
   select c.id, c.name, c.email, false, c.code, now() from ${COLLABORATORS}
   on conflict (todoist_user_id) do nothing`,
];

async function flush(em: SqlEntityManager): Promise<void> {
  try {
    await em.flush();
  } catch (error) {
    const isTaken =
      error instanceof UniqueConstraintViolationException &&
      error.message.includes('agents_telegram_user_id_unique');
    throw isTaken ? new TelegramAccountTaken() : error;
  }
}

/** Fits a deep link (64 of A-Z a-z 0-9 _ -): https://core.telegram.org/bots/features#deep-linking */
function newInviteCode(): string {
  return randomBytes(15).toString('base64url');
}
