import type { Fault } from './config-variables.ts';

/** What is wrong between variables that are each right: one that needs another which is not there. */
export function crossFaults(given: Record<string, string>): Fault[] {
  const has = (name: string): boolean => given[name] !== undefined;
  const faults: Fault[] = [];
  const require = (variable: string, message: string): void => {
    if (!has(variable)) faults.push({ variable, message });
  };

  if (has('TELEGRAM_BOT_TOKEN')) {
    require('TODOIST_API_TOKEN', 'is missing beside TELEGRAM_BOT_TOKEN; set both, or none for the sandbox');
  }
  if (has('TODOIST_API_TOKEN')) {
    require('TELEGRAM_BOT_TOKEN', 'is missing beside TODOIST_API_TOKEN; set both, or none for the sandbox');
  }
  if (given['TELEGRAM_MODE'] === 'webhook') {
    require('PUBLIC_URL', 'is missing: Telegram must be told where to call; set it, or TELEGRAM_MODE=polling');
  }
  const mode = given['TELEGRAM_MODE'] ?? (has('PUBLIC_URL') ? 'webhook' : 'polling');
  if (mode === 'webhook') {
    require('TELEGRAM_WEBHOOK_SECRET', 'is missing: a webhook needs it (openssl rand -hex 32); set it, or TELEGRAM_MODE=polling');
  }
  return faults;
}
