import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { BoardSections } from '../domain/ports.ts';
import type { Orm } from './orm.ts';

/** The board of an event that is not closed. */
export interface Board {
  eventId: number;
  eventCode: string;
  eventName: string;
  locale: string;
  agentsChatId: number | null;
  projectId: string;
  sections: BoardSections;
  /** Its project was found to be gone. */
  isLost: boolean;
}

export type BoardStore = ReturnType<typeof createBoardStore>;

/**
 * Keeps where the events' boards are, and whether they still are.
 * @param defaultAgentsChat the agents' chat of events that name none
 */
export function createBoardStore(orm: Orm, defaultAgentsChat: number | null) {
  const read = async (where: string, values: unknown[]): Promise<Board[]> => {
    const rows = await readRows(orm.em.fork(), where, values);
    return rows.map(({ agentsChatId, ...board }) => ({
      ...board,
      agentsChatId: agentsChatId === null ? defaultAgentsChat : Number(agentsChatId),
    }));
  };
  return {
    /** All boards, oldest event first. */
    list: (): Promise<Board[]> => read('true order by id', []),

    async byProject(projectId: string): Promise<Board | null> {
      const [board] = await read('todoist_project_id = ?', [projectId]);
      return board ?? null;
    },

    /** @param eventCode of any event, also of one that is closed */
    async sectionsOf(eventCode: string): Promise<BoardSections | null> {
      const [row] = await orm.em
        .fork()
        .execute<{ sections: BoardSections }[]>(
          'select sections from events where lower(code) = lower(?)',
          [eventCode],
        );
      return row?.sections ?? null;
    },

    /**
     * Replaces an event's columns by what `make` makes of them. Everybody else who wants to has to wait, so that no
     * column is made twice.
     * @returns the columns; null where there is no such event
     */
    replaceSections: (
      eventCode: string,
      make: (projectId: string, known: BoardSections) => Promise<BoardSections>,
    ): Promise<BoardSections | null> =>
      orm.em.fork().transactional(async (em) => {
        const [event] = await em.execute<
          { id: number; projectId: string; sections: BoardSections }[]
        >(
          `select id, todoist_project_id as "projectId", sections from events
           where lower(code) = lower(?) for no key update`,
          [eventCode],
        );
        if (!event) return null;
        const sections = await make(event.projectId, event.sections);
        await em.execute('update events set sections = ?::jsonb where id = ?', [
          JSON.stringify(sections),
          event.id,
        ]);
        return sections;
      }),

    /** Notes that the event has no board any more; null: that it has one. */
    async setLost(eventId: number, at: Date | null): Promise<void> {
      await orm.em
        .fork()
        .execute('update events set board_lost_at = ? where id = ?', [at, eventId]);
    },
  };
}

/** A bigint, which the driver tells as text. */
type Row = Omit<Board, 'agentsChatId'> & { agentsChatId: string | null };

function readRows(em: SqlEntityManager, where: string, values: unknown[]): Promise<Row[]> {
  return em.execute<Row[]>(
    `select id as "eventId", code as "eventCode", name as "eventName", todoist_project_id as "projectId", sections,
       board_lost_at is not null as "isLost", locale, agents_chat_id as "agentsChatId"
     from events where closed_at is null and ${where}`,
    values,
  );
}
