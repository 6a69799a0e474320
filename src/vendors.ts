/** Origins of the vendors' public APIs, used where the configuration names no other. */
export const TELEGRAM_API = 'https://api.telegram.org';
export const TODOIST_API = 'https://api.todoist.com';
