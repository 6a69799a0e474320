import type { Translate } from '../../i18n/translate.ts';

/** How long ago something was, in words. */
export function age(since: Date, language: string, translate: Translate): string {
  const minutes = Math.floor((Date.now() - new Date(since).getTime()) / 60_000);
  if (minutes < 1) return translate(language, 'age-now');
  if (minutes < 60) return translate(language, 'age-minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return translate(language, 'age-hours', { count: hours });
  return translate(language, 'age-days', { count: Math.floor(hours / 24) });
}
