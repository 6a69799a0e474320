import type { Translate } from '../../../i18n/translate.ts';

/** A length of time in words, to the minute; below a minute to the second. */
export function span(seconds: number, language: string, translate: Translate): string {
  if (seconds < 60) return translate(language, 'span-seconds', { count: Math.round(seconds) });
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [
    ...(hours > 0 ? [translate(language, 'span-hours', { count: hours })] : []),
    ...(rest > 0 ? [translate(language, 'span-minutes', { count: rest })] : []),
  ].join(' ');
}
