import type { EventRow } from '../../../database/entities/event.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { escapeHtml } from '../../../telegram/html.ts';
import { withOwnText } from '../../../telegram/own-text.ts';

/** What the bot says in an event's language, with what the event adds; HTML whose arguments are escaped. */
export function ownTexts(
  translate: Translate,
  event: Pick<EventRow, 'locale' | 'name' | 'welcomeText' | 'outOfHoursText'>,
): { welcome: string; outOfHours: string } {
  const { locale, name, welcomeText, outOfHoursText } = event;
  const welcome = translate(locale, 'welcome', { event: escapeHtml(name) });
  const closed = translate(locale, 'notice-accepted-closed', { number: 42, opensAt: '…' });
  return {
    welcome: withOwnText(welcome, welcomeText),
    outOfHours: withOwnText(closed, outOfHoursText),
  };
}
