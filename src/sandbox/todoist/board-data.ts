import { randomUUID } from 'node:crypto';

import { createClock } from './clock.ts';
import type {
  ActivityEvent,
  Change,
  Executed,
  Item,
  Label,
  Note,
  Project,
  Section,
  TodoistPerson,
} from './entities.ts';

/** Everything the server knows, as it is written to the state file. */
export type Snapshot = {
  epoch: string;
  clock: number;
  revision: number;
  people: TodoistPerson[];
  projects: Project[];
  sections: Section[];
  items: Item[];
  notes: Note[];
  labels: Label[];
  activity: ActivityEvent[];
  changes: Change[];
  executed: [string, Executed][];
};

/** The same in memory, by id. `epoch` is part of every sync token: a new one expires them all. */
export type BoardData = {
  epoch: string;
  revision: number;
  clock: ReturnType<typeof createClock>;
  people: Map<string, TodoistPerson>;
  projects: Map<string, Project>;
  sections: Map<string, Section>;
  items: Map<string, Item>;
  notes: Map<string, Note>;
  notesOfItem: Map<string, Note[]>;
  labels: Map<string, Label>;
  activity: ActivityEvent[];
  changes: Change[];
  executed: Map<string, Executed>;
};

/** Empty data, or what a snapshot holds. */
export function loadBoardData(from?: Snapshot): BoardData {
  return {
    epoch: from?.epoch ?? randomUUID().slice(0, 8),
    revision: from?.revision ?? 0,
    clock: createClock(from?.clock),
    people: byId(from?.people),
    projects: byId(from?.projects),
    sections: byId(from?.sections),
    items: byId(from?.items),
    notes: byId(from?.notes),
    notesOfItem: Map.groupBy(from?.notes ?? [], (note) => note.item_id),
    labels: byId(from?.labels),
    activity: from?.activity ?? [],
    changes: from?.changes ?? [],
    executed: new Map(from?.executed),
  };
}

/** The data as plain JSON; of several changes of one record only the last is kept. */
export function snapshotOf(data: BoardData): Snapshot {
  const last = new Map(data.changes.map((one) => [`${one.type} ${one.id} ${one.only}`, one]));
  return {
    epoch: data.epoch,
    clock: data.clock.last(),
    revision: data.revision,
    people: [...data.people.values()],
    projects: [...data.projects.values()],
    sections: [...data.sections.values()],
    items: [...data.items.values()],
    notes: [...data.notes.values()],
    labels: [...data.labels.values()],
    activity: data.activity,
    changes: [...last.values()].toSorted((a, b) => a.revision - b.revision),
    executed: [...data.executed],
  };
}

function byId<T extends { id: string }>(records: T[] = []): Map<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}
