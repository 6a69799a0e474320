import type { Check } from '../../src/doctor/check.ts';
import { examine, type Report } from '../../src/doctor/examine.ts';
import { BOT, TELEGRAM_TOKEN, type TestDesk } from './desk.ts';

/** The environment of a doctor who looks at a test's desk. */
export function environmentOf(desk: TestDesk): Record<string, string> {
  const { telegram, todoist, temporal, database } = desk;
  return {
    TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN,
    TELEGRAM_API_ROOT: telegram.url,
    TODOIST_API_TOKEN: BOT.token,
    TODOIST_API_ROOT: todoist.url,
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    PORT: new URL(desk.url()).port,
  };
}

/** Asks the doctor about one thing of a desk, in an environment that differs by `changed`. */
export async function diagnose(
  desk: TestDesk,
  name: string,
  changed: Record<string, string> = {},
): Promise<Check | undefined> {
  const env = { ...environmentOf(desk), ...changed };
  const report = await examine({ env, only: [name] });
  return checkOf(report, name);
}

export function checkOf({ checks }: Report, name: string): Check | undefined {
  return checks.find((check) => check.name === name);
}
