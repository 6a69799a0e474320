import { ConfigError, loadConfig, type Config } from '../config.ts';
import { secretsOf } from '../config-secrets.ts';
import { secretHider } from '../logger.ts';
import { DEFAULT_PORT } from '../web/listen.ts';
import { CHECKUPS } from './checks/index.ts';
import { fail, ok, Skipped, type Check, type Checkup, type Finding } from './check.ts';
import { messageOf } from './message-of.ts';
import { openParts } from './open-parts.ts';
import type { Parts } from './parts.ts';
import { within } from './within.ts';

/** No check takes longer than this; milliseconds. */
const PATIENCE = 15_000;

/** What the doctor says; `ok` where nothing failed. */
export interface Report {
  ok: boolean;
  checks: Check[];
}

/**
 * Looks at everything that the desk stands on, beside a desk that runs or without one; changes nothing.
 * @param options.url origin of the desk's web server; by default this machine, at PORT
 * @param options.only names of checks; by default all are made. The configuration is always read
 * @throws an error that lists the checks where one of `only` is none
 */
export async function examine(options: {
  env: Record<string, string | undefined>;
  url?: string | undefined;
  only?: string[] | undefined;
}): Promise<Report> {
  const wanted = chosen(options.only);
  const configured = readConfig(options.env);
  if (configured instanceof ConfigError) return report([named('configuration', of(configured))]);
  const url = options.url ?? `http://localhost:${configured.web.port ?? DEFAULT_PORT}`;
  const { parts, close } = await openParts(configured, url);
  try {
    const checks = await Promise.all(wanted.map((checkup) => run(checkup, parts)));
    const all = [named('configuration', ok('It can be read.')), ...checks];
    return withoutSecrets(report(all), configured);
  } finally {
    await close();
  }
}

function chosen(only: string[] | undefined): Checkup[] {
  if (only === undefined) return CHECKUPS;
  const names = CHECKUPS.map(({ name }) => name);
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(`There is no check ${unknown.join(', ')}. There are ${names.join(', ')}.`);
  }
  return CHECKUPS.filter(({ name }) => only.includes(name));
}

function readConfig(env: Record<string, string | undefined>): Config | ConfigError {
  try {
    return loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

function of({ faults }: ConfigError): Finding {
  const told = faults.map(({ variable, message }) => `${variable}: ${message}.`).join(' ');
  return fail(told, 'Correct these first; nothing else was looked at.');
}

async function run({ name, look }: Checkup, parts: Parts): Promise<Check> {
  try {
    return named(name, await within(PATIENCE, 'there was no answer in time', look(parts)));
  } catch (error) {
    if (error instanceof Skipped) {
      return { name, outcome: 'skipped', found: error.message, advice: error.advice };
    }
    const found = `It could not be looked at: ${messageOf(error)}.`;
    return named(name, fail(found, 'See whether what it asks answers at all, and try again.'));
  }
}

function named(name: string, { outcome, found, advice }: Finding): Check {
  return { name, outcome, found, advice };
}

function report(checks: Check[]): Report {
  return { ok: checks.every(({ outcome }) => outcome !== 'fail'), checks };
}

/** Vendors' words are quoted, and may hold what they were sent. */
function withoutSecrets(told: Report, config: Config): Report {
  const hide = secretHider(secretsOf(config));
  return JSON.parse(hide(JSON.stringify(told))) as Report;
}
