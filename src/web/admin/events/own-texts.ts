import type { EventRow } from '../../../database/entities/event.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { escapeHtml } from '../../../telegram/html.ts';
import { momentText } from '../../../telegram/moment-text.ts';
import { withOwnText } from '../../../telegram/own-text.ts';

const SOME_MORNING = Date.parse('2026-11-30T08:00:00Z');

/** What the bot says in an event's language, with what the event adds; HTML whose arguments are escaped. */
export function ownTexts(
  translate: Translate,
  event: Pick<EventRow, 'locale' | 'name' | 'timezone' | 'welcomeText' | 'outOfHoursText'>,
): { welcome: string; outOfHours: string } {
  const { locale, name, timezone, welcomeText, outOfHoursText } = event;
  const welcome = translate(locale, 'welcome', { event: escapeHtml(name) });
  const closed = translate(locale, 'notice-accepted-closed', {
    number: 42,
    opensAt: momentText(SOME_MORNING, timezone, locale),
  });
  return {
    welcome: withOwnText(welcome, welcomeText),
    outOfHours: withOwnText(closed, outOfHoursText),
  };
}
