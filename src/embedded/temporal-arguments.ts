/** Dynamic configuration of the server, by key. */
export type DynamicConfig = Record<string, string | number | boolean>;

/**
 * The default of 20 polls a second per history shard throttles every dispatch of the dev server,
 * which has one shard (signal to activity: p50 80 ms, 17 ms with 2000, measured). One partition
 * makes a task queue's rate limits exact, where four let bursts through.
 */
const tuning: DynamicConfig = {
  'history.transferProcessorMaxPollRPS': 2000,
  'history.timerProcessorMaxPollRPS': 2000,
  'history.visibilityProcessorMaxPollRPS': 2000,
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
};

/** The arguments of `temporal` for a dev server; without `dbFile` it keeps its data in memory. */
export function temporalArguments(options: {
  port: number;
  uiPort: number | null;
  dbFile: string | null;
  dynamicConfig: DynamicConfig;
}): string[] {
  const { port, uiPort, dbFile } = options;
  const dynamicConfig = { ...tuning, ...options.dynamicConfig };
  return [
    'server',
    'start-dev',
    '--ip=127.0.0.1',
    `--port=${port}`,
    ...(uiPort === null ? ['--headless'] : [`--ui-port=${uiPort}`]),
    '--log-level=error',
    ...(dbFile === null ? [] : databaseArguments(dbFile)),
    ...repeated('--dynamic-config-value', mapJson(dynamicConfig)),
  ];
}

function databaseArguments(dbFile: string): string[] {
  // The two pragmas took the dev server from 8 to 20 tickets a second, measured.
  const pragmas = { journal_mode: 'wal', synchronous: 'normal' };
  return [`--db-filename=${dbFile}`, ...repeated('--sqlite-pragma', pragmas)];
}

function repeated(flag: string, values: Record<string, string>): string[] {
  return Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
}

/** Dynamic configuration values are written as JSON (`temporal server start-dev --help`). */
function mapJson(config: DynamicConfig): Record<string, string> {
  const entries = Object.entries(config).map(([name, value]) => [name, JSON.stringify(value)]);
  return Object.fromEntries(entries) as Record<string, string>;
}
