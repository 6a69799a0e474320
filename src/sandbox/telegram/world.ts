import type { FileStore } from './file-store.ts';
import type { Fields, State } from './state.ts';
import type { UpdateQueue } from './update-queue.ts';

export type Upload = { fileName: string; mimeType: string; bytes: Uint8Array };

/** A call of the Bot API as it arrived; `files` are the parts of a multipart body by their field name. */
export type Call = { method: string; payload: Fields; files: Map<string, Upload> };

/** What a Bot API method and a person's action work on. */
export type World = {
  state: State;
  bot: Fields & { id: number; username: string };
  files: FileStore;
  queue: UpdateQueue;
  /** To be called after each change of the state: saves it and tells listeners. */
  changed(): void;
};

/** A Bot API method: its result, or an ApiError thrown. */
export type Method = (world: World, call: Call) => unknown;

/** The time in whole seconds since 1970, Telegram's unit. */
export function unixNow(): number {
  return Math.floor(Date.now() / 1000);
}
