import { type Changes, createChanges } from './changes.ts';
import { createFileStore } from './file-store.ts';
import { createStateFile, loadState } from './state-file.ts';
import type { TelegramServerOptions } from './telegram-server-contract.ts';
import { createUpdateQueue } from './update-queue.ts';
import type { World } from './world.ts';

/** The world a server starts with: as the state file has it, else empty. `flush` resolves when all is on disk. */
export function createWorld(options: TelegramServerOptions): {
  world: World;
  changes: Changes;
  flush: () => Promise<void>;
} {
  const { token, botUsername: username = 'pitcrew_bot', stateFile } = options;
  const id = Number.parseInt(token, 10);
  if (!(id > 0)) throw new Error('A bot token begins with the number of the bot');
  const state = loadState(stateFile);
  const file = createStateFile(stateFile, state);
  const changes = createChanges();
  const changed = (): void => {
    file.changed();
    changes.announce();
  };
  const bot = { id, is_bot: true, first_name: 'Pitcrew', username };
  const files = createFileStore(stateFile === undefined ? undefined : `${stateFile}.files`);
  const queue = createUpdateQueue(state, changed);
  return { world: { state, bot, files, queue, changed }, changes, flush: file.flush };
}
