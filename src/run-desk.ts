import { ConfigError, loadConfig, type Config } from './config.ts';
import { secretsOf } from './config-secrets.ts';
import { startDesk, type DeskAddresses } from './desk.ts';
import { createLogger, type Logger } from './logger.ts';
import { readableLines } from './readable-lines.ts';
import type { Role } from './roles.ts';
import { installRuntime } from './temporal/install-runtime.ts';
import { openTracing } from './tracing/open-tracing.ts';
import type { Tracing } from './tracing/tracing.ts';

/** Everything is stopped within this time, or left to the operating system; milliseconds. */
const STOP_LIMIT = 9_500;

/**
 * Runs the desk until it is told to stop (SIGINT, SIGTERM, SIGHUP), or a part of it ends. Standard output speaks to
 * people: steps, addresses; log lines go to standard error.
 * @returns the exit code of the process
 */
export async function runDesk(role: Role, host: NodeJS.Process): Promise<number> {
  // Who reads along may be gone before us (a terminal that closes, `| head`): no reason to stop half-way.
  for (const stream of [host.stdout, host.stderr]) stream.on('error', () => undefined);
  const say = (line: string) => void host.stdout.write(`${line}\n`);
  const stopping = new AbortController();
  let code = 0;
  const end = (withCode: number) => {
    if (stopping.signal.aborted) return;
    code = withCode;
    say('· Stopping');
    setTimeout(() => host.exit(code), STOP_LIMIT).unref();
    stopping.abort();
  };
  // Ctrl-C comes twice under npm, from the terminal and from npm: the second is no sign of impatience.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) host.on(signal, () => end(0));

  try {
    const config = loadConfig(host.env);
    const tracing = await openTracing(config.otlpEndpoint, role);
    const logger = openLog(config, tracing, host.stderr);
    const temporalMetricsUrl = await installRuntime(logger);
    const desk = await startDesk(config, {
      role,
      logger,
      tracing,
      temporalMetricsUrl,
      progress: (line) => say(`· ${line}`),
      onFailure: (error) => {
        if (!stopping.signal.aborted) logger.fatal({ err: error }, 'a part of the desk ended');
        end(1);
      },
      signal: stopping.signal,
    });
    if (!stopping.signal.aborted) {
      for (const line of banner(desk.addresses, config)) say(line);
      await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve));
    }
    await desk.stop();
    await tracing.close();
  } catch (error) {
    if (!stopping.signal.aborted) {
      host.stderr.write(`${explain(error)}\n`);
      return 1;
    }
  }
  say('· Stopped');
  return code;
}

function openLog(config: Config, tracing: Tracing, stream: NodeJS.Process['stderr']): Logger {
  return createLogger({
    level: config.logLevel,
    destination: stream.isTTY ? readableLines(stream) : stream,
    secrets: secretsOf(config),
    fields: () => tracing.fields(),
  });
}

function banner(
  { web, sandbox, admin, api, temporalUi }: DeskAddresses,
  { adminPassword, apiToken }: Config,
): string[] {
  const rows = [
    ['Sandbox', sandbox, 'write as Tom, answer as Lena'],
    ['Admin', admin, adminPassword === null ? 'its password is "sandbox"' : ''],
    ['API', api, apiToken === null ? 'its token is "sandbox"' : ''],
    ['Temporal UI', temporalUi, 'each request is a workflow'],
    ['Health', `${web}/readyz`, ''],
  ].filter((row): row is [string, string, string] => row[1] !== null);
  const width = Math.max(...rows.map(([, address]) => address.length));
  return [
    '',
    '  Pitcrew is up.',
    '',
    ...rows.map(([name, address, hint]) =>
      `  ${name.padEnd(12)} ${address.padEnd(width)}   ${hint}`.trimEnd(),
    ),
    '',
    '  Ctrl-C stops it; the next start goes on where it was.',
    '',
  ];
}

/** One sentence for what people can mend; the whole story only for what they cannot. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  return `Pitcrew could not start. ${error instanceof Error ? error.message : String(error)}`;
}
