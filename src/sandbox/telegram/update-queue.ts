import { FIRST_UPDATE_ID, type Fields, type State, type Update } from './state.ts';

export type UpdateQueue = {
  /** Makes an update and queues it, unless the bot does not want its type; returns its id or null. */
  publish(type: string, body: Fields): number | null;
  /** Queues an update that was made before once more; throws when there is none. */
  repeat(updateId: number): void;
  find(updateId: number): Update | undefined;
  /** Ids not yet confirmed, in rising order. */
  pending(): number[];
  confirm(updateId: number): void;
  /** Confirms as getUpdates with this offset does: all before it, and for a negative one all but the last ones. */
  confirmBefore(offset: number): void;
  /** Marks a repeat as handed out: from now on an offset may confirm it. */
  handedOut(updateId: number): void;
  /** Calls the listener with the id of each update that is queued. */
  onQueued(listener: (updateId: number) => void): void;
};

/** The bot's queue of updates, kept in the state. Ids rise by one; confirmed ones are never delivered again by themselves. */
export function createUpdateQueue(state: State, changed: () => void): UpdateQueue {
  const listeners: ((updateId: number) => void)[] = [];
  const find = (id: number): Update | undefined => state.updates[id - FIRST_UPDATE_ID];
  const pending = (): number[] => Object.keys(state.pending).map(Number);

  function add(updateId: number, kind: 'new' | 'again'): void {
    state.pending[updateId] = kind;
    changed();
    for (const listener of listeners) listener(updateId);
  }
  function confirm(updateId: number): void {
    if (state.pending[updateId] === undefined) return;
    delete state.pending[updateId];
    changed();
  }

  return {
    publish: (type, body) => {
      if (state.allowedUpdates.length > 0 && !state.allowedUpdates.includes(type)) return null;
      const updateId = FIRST_UPDATE_ID + state.updates.length;
      // A copy: later edits of the message must not change what was said in the update.
      state.updates.push({ update_id: updateId, [type]: structuredClone(body) });
      add(updateId, 'new');
      return updateId;
    },
    repeat: (updateId) => {
      if (find(updateId) === undefined) throw new Error(`There is no update ${updateId}`);
      add(updateId, 'again');
    },
    find,
    pending,
    confirm,
    confirmBefore: (offset) => {
      const ids = pending();
      const gone =
        offset < 0 ? ids.slice(0, offset) : ids.filter((id) => id < offset && isNew(state, id));
      for (const id of gone) confirm(id);
    },
    handedOut: (updateId) => {
      if (state.pending[updateId] === 'again') state.pending[updateId] = 'new';
    },
    onQueued: (listener) => listeners.push(listener),
  };
}

function isNew(state: State, updateId: number): boolean {
  return state.pending[updateId] === 'new';
}
