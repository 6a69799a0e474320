import { z } from 'zod';

import { commands } from './commands.ts';
import { ApiError, badRequest } from './errors.ts';
import type { ErrorBody } from './errors.ts';
import type { World } from './world.ts';

const commandSchema = z.object({
  type: z.string(),
  uuid: z.string().min(1),
  temp_id: z.string().nullish(),
  args: z.record(z.string(), z.unknown()).default({}),
});

export type SyncCommand = z.infer<typeof commandSchema>;

/** What `run` answers for each command, and the ids of what was made. */
export type CommandResults = {
  sync_status: Record<string, 'ok' | ErrorBody>;
  temp_id_mapping: Record<string, string>;
};

export type RunOptions = {
  /** A fault wanted for this command, or undefined. */
  fault?: (type: string) => ApiError | undefined;
  /** Repeats of a uuid are answered without their mapping. */
  forgetMapping?: boolean;
};

// Documented: 100 commands at most in a request.
const MAX_COMMANDS = 100;

/** The commands of a sync request; throws 400 for what is not a list of at most 100 commands. */
export function parseCommands(raw: unknown): SyncCommand[] {
  const parsed = z.array(commandSchema).safeParse(raw ?? []);
  if (!parsed.success) throw badRequest('Invalid commands');
  if (parsed.data.length > MAX_COMMANDS) throw badRequest('Maximum number of commands is 100');
  return parsed.data;
}

/**
 * Executes commands in order, each on its own: one that fails does not undo or stop the others.
 * A uuid that was executed is answered as before and not executed again (documented); one that
 * failed was not executed, so its repeat is a new try.
 */
export function runCommands(
  world: World,
  actorId: string,
  list: SyncCommand[],
  options: RunOptions = {},
): CommandResults {
  const results: CommandResults = { sync_status: {}, temp_id_mapping: {} };
  for (const command of list) {
    results.sync_status[command.uuid] = runOnce(world, actorId, command, results, options);
  }
  return results;
}

function runOnce(
  world: World,
  actorId: string,
  command: SyncCommand,
  results: CommandResults,
  options: RunOptions,
): 'ok' | ErrorBody {
  const key = `${actorId} ${command.uuid}`;
  const earlier = world.data.executed.get(key);
  if (earlier) {
    if (!options.forgetMapping) remember(results, earlier.tempId, earlier.id);
    return 'ok';
  }
  try {
    const fault = options.fault?.(command.type);
    if (fault) throw fault;
    const run = commands[command.type];
    if (!run) throw badRequest(`Unknown command ${command.type}`);
    const made = run(world, actorId, withRealIds(command.args, results.temp_id_mapping));
    const executed = { tempId: command.temp_id ?? null, id: made?.id ?? null };
    world.data.executed.set(key, executed);
    remember(results, executed.tempId, executed.id);
    return 'ok';
  } catch (error) {
    if (error instanceof ApiError) return error.body;
    throw error;
  }
}

function remember(results: CommandResults, tempId: string | null, id: string | null): void {
  if (tempId && id) results.temp_id_mapping[tempId] = id;
}

const REFERENCES = ['id', 'item_id', 'project_id', 'section_id', 'parent_id'];

function withRealIds(
  args: Record<string, unknown>,
  mapping: Record<string, string>,
): Record<string, unknown> {
  const resolved = { ...args };
  for (const field of REFERENCES) {
    const real = mapping[String(args[field])];
    if (real !== undefined) resolved[field] = real;
  }
  return resolved;
}
