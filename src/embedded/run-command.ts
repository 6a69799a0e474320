import { spawn } from 'node:child_process';

export interface CommandOptions {
  limitMs: number;
  cwd?: string;
  /** The whole environment of the command; by default that of this process. */
  env?: NodeJS.ProcessEnv;
  /** User and group to run as (root only). */
  uid?: number;
  gid?: number;
  /** Written to the command's standard input. */
  input?: string;
  /** Kills the command when it is no longer wanted. */
  signal?: AbortSignal;
}

export interface CommandResult {
  ok: boolean;
  /** Standard output and standard error, as they came. */
  output: string;
  /** Why it is not ok: could not be started, exit code, signal or time; '' otherwise. */
  fault: string;
}

/** Runs a short command to its end; never throws, and kills it when `limitMs` has passed. */
export async function runCommand(
  command: readonly string[],
  { limitMs, cwd, env, uid, gid, input, signal }: CommandOptions,
): Promise<CommandResult> {
  const [file = '', ...args] = command;
  return new Promise<CommandResult>((resolve, reject) => {
    let output = '';
    const child = spawn(file, args, { cwd, env, uid, gid });
    // Not spawn's own `timeout`: its timer lives on when the command could not be started.
    const kill = () => void child.kill('SIGKILL');
    const limit = setTimeout(kill, limitMs);
    const settle = () => {
      clearTimeout(limit);
      signal?.removeEventListener('abort', kill);
    };
    if (signal?.aborted) kill();
    signal?.addEventListener('abort', kill);
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    child.once('close', (code, endedBy) => {
      settle();
      resolve({ ok: code === 0, output, fault: endFault(code, endedBy) });
    });
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stdin.on('error', () => undefined); // a command may end without reading its input
    child.stdin.end(input ?? '');
  }).catch((error: NodeJS.ErrnoException) => ({
    ok: false,
    output: '',
    fault: startFault(file, error),
  }));
}

function startFault(file: string, error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return `${file} was not found`;
  if (error.code === 'EACCES') return `${file} may not be executed`;
  return `${file} could not be started (${error.message})`;
}

function endFault(code: number | null, signal: NodeJS.Signals | null): string {
  if (code === 0) return '';
  return code === null ? `was ended by ${signal}` : `exited with code ${code}`;
}
