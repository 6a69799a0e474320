import type { Message } from 'telegraf/types';
import type { TextArguments } from '../i18n/translate.ts';

/** Finds a text in the language of whoever reads the message. */
export type Say = (text: string, args?: TextArguments) => string;

/** A line that says what a message was that is neither words nor a file. No kind is dropped, nor those to come. */
export function describeMessage(message: Message, say: Say): string {
  // A venue comes with a location of the same place, so it is looked for first.
  if ('venue' in message) {
    const { title, address, location } = message.venue;
    return [title, address, place(location, say)].filter(Boolean).join('\n');
  }
  if ('location' in message) return place(message.location, say);
  if ('contact' in message) {
    const { first_name: first, last_name: last, phone_number: phone } = message.contact;
    return say('kind-contact', { name: [first, last].filter(Boolean).join(' '), phone });
  }
  if ('poll' in message) return say('kind-poll', { name: message.poll.question });
  if ('dice' in message) {
    return say('kind-dice', { name: `${message.dice.emoji} ${message.dice.value}` });
  }
  return say('kind-other');
}

function place(location: { latitude: number; longitude: number }, say: Say): string {
  const { latitude, longitude } = location;
  return say('kind-location', { latitude: String(latitude), longitude: String(longitude) });
}
