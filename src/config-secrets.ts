import type { Config } from './config.ts';

/** The values of a configuration that must not be seen, in logs and reports; null where one is not set. */
export function secretsOf(config: Config): (string | null)[] {
  const { telegram, todoist, temporal } = config;
  return [
    telegram.token,
    todoist.token,
    config.apiToken,
    config.adminPassword,
    ...telegram.webhookSecrets,
    ...todoist.clientSecrets,
    temporal.env['TEMPORAL_API_KEY'] ?? null,
    config.databaseUrl === null ? null : decodeURIComponent(new URL(config.databaseUrl).password),
  ];
}
