import { ScriptEntity, type ScriptRow } from './entities/script.ts';
import type { Orm } from './orm.ts';

/** A canned reply as it is used; `eventId` null is the whole installation's. */
export interface Script {
  id: number;
  name: string;
  text: string;
  eventId: number | null;
  createdAt: Date;
  updatedAt: Date;
}

export type ScriptStore = ReturnType<typeof createScriptStore>;

/** Keeps the scripts. Names are those of readScriptName (src/domain/scripts.ts): kept in lower case. */
export function createScriptStore(orm: Orm) {
  const list = async (eventId: number | null): Promise<Script[]> => {
    const rows = await orm.em.fork().find(ScriptEntity, { event: eventId }, BY_NAME);
    return rows.map(toScript);
  };

  return {
    /** The scripts that were given to an event, or with null to the installation, by name. */
    list,

    /** What agents of an event can call, by name: its own scripts, and the installation's that none of them replaces. */
    async forEvent(eventId: number): Promise<Script[]> {
      const [own, everywhere] = await Promise.all([list(eventId), list(null)]);
      const replaced = new Set(own.map(({ name }) => name));
      return [...own, ...everywhere.filter(({ name }) => !replaced.has(name))].toSorted(
        (one, other) => (one.name < other.name ? -1 : 1),
      );
    },

    /** What a name stands for in an event: its own script, else the installation's; null where there is neither. */
    async find(name: string, eventId: number): Promise<Script | null> {
      const where = { name, $or: [{ event: eventId }, { event: null }] };
      const found = await orm.em.fork().find(ScriptEntity, where);
      const row = found.find(({ event }) => event !== null) ?? found[0];
      return row ? toScript(row) : null;
    },

    /** Adds a script, or changes its text; `isNew` tells which. */
    async put({ name, text, eventId }: Pick<Script, 'name' | 'text' | 'eventId'>) {
      const em = orm.em.fork();
      const now = new Date();
      // xmax is 0 in a row that was inserted, not updated, by this very statement.
      const [put] = await em.execute<{ id: number; isNew: boolean }[]>(
        `insert into scripts (event_id, name, text, created_at, updated_at) values (?, ?, ?, ?, ?)
         on conflict (coalesce(event_id, 0), name)
         do update set text = excluded.text, updated_at = excluded.updated_at
         returning id, xmax = 0 as "isNew"`,
        [eventId, name, text, now, now],
      );
      const row = await em.findOneOrFail(ScriptEntity, { id: put?.id });
      return { script: toScript(row), isNew: put?.isNew === true };
    },

    /** @returns false where the event (with null: the installation) has no script of this name. */
    async remove(name: string, eventId: number | null): Promise<boolean> {
      return (await orm.em.fork().nativeDelete(ScriptEntity, { name, event: eventId })) > 0;
    },
  };
}

const BY_NAME = { orderBy: { name: 'asc' } } as const;

function toScript({ id, name, text, event, createdAt, updatedAt }: ScriptRow): Script {
  return { id, name, text, eventId: event?.id ?? null, createdAt, updatedAt };
}
