import { DefaultLogger, Runtime } from '@temporalio/worker';
import { ConfigError, loadConfig } from './config.ts';
import { startDesk, type Desk, type DeskAddresses } from './desk.ts';
import { createLogger, type Logger } from './logger.ts';
import type { Role } from './roles.ts';

/** Everything is stopped within this time, or left to the operating system; milliseconds. */
const STOP_LIMIT = 9_500;

/**
 * Runs the desk until it is told to stop (SIGINT, SIGTERM), or a part of it ends.
 * @returns the exit code of the process
 */
export async function runDesk(role: Role, host: NodeJS.Process): Promise<number> {
  const say = (line: string) => void host.stdout.write(`${line}\n`);
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => (end = resolve));
  const stopSignal = () => end(0);
  host.on('SIGINT', stopSignal);
  host.on('SIGTERM', stopSignal);

  let desk: Desk | null = null;
  try {
    const config = loadConfig(host.env);
    const logger = createLogger({
      level: config.logLevel,
      secrets: [
        config.telegram.token,
        config.todoist.token,
        config.apiToken,
        config.adminPassword,
        ...config.telegram.webhookSecrets,
        ...config.todoist.clientSecrets,
      ],
    });
    logTemporal(logger);
    const starting = startDesk(config, {
      role,
      logger,
      progress: (line) => say(`· ${line}`),
      onFailure: (error) => {
        logger.fatal({ err: error }, 'a part of the desk ended');
        end(1);
      },
    });
    const endedEarly = await Promise.race([starting.then(() => null), ended]);
    desk = await starting;
    if (endedEarly === null) {
      for (const line of banner(desk.addresses)) say(line);
    }
  } catch (error) {
    host.stderr.write(`${explain(error)}\n`);
    return 1;
  }

  const code = await ended;
  say('· Stopping');
  const force = setTimeout(() => host.exit(code), STOP_LIMIT);
  await desk.stop();
  clearTimeout(force);
  say('· Stopped');
  return code;
}

/** The SDK's own log lines go where ours go; it has one runtime for the whole process. */
function logTemporal(logger: Logger): void {
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
      // Two of our workers have activities alone, and that is meant.
      if (message.startsWith('No workflows registered')) return;
      const { workflowId, activityType, attempt, error } = meta ?? {};
      const reason = error instanceof Error ? error.message : undefined;
      const line = { workflowId, activityType, attempt, reason };
      logger[level === 'ERROR' ? 'error' : 'warn'](line, `Temporal: ${message}`);
    }),
    shutdownSignals: [],
  });
}

function banner({ web, sandbox, api, temporalUi }: DeskAddresses): string[] {
  const rows = [
    ['Sandbox', sandbox],
    ['API', api],
    ['Temporal UI', temporalUi],
    ['Health', `${web}/readyz`],
  ].filter((row): row is [string, string] => row[1] !== null);
  return [
    '',
    '  Pitcrew is up.',
    '',
    ...rows.map(([name, address]) => `  ${name.padEnd(12)} ${address}`),
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
