import type { Message } from 'telegraf/types';
import type { TextArguments } from '../i18n/translate.ts';

/** Finds a text in the language of whoever reads the message. */
type Say = (text: string, args?: TextArguments) => string;

/** A message as words: its text, or a line that says what it was, with the caption below. No kind is dropped. */
export function describeMessage(message: Message, say: Say): string {
  if ('text' in message) return message.text;
  const caption = 'caption' in message ? message.caption : undefined;
  return [kindOf(message, say).trim(), caption].filter(Boolean).join('\n');
}

function kindOf(message: Message, say: Say): string {
  // An animation comes with a document of the same file, so it is looked for first.
  if ('animation' in message) return say('kind-animation');
  if ('photo' in message) return say('kind-photo');
  if ('video' in message) return say('kind-video');
  if ('voice' in message) return say('kind-voice');
  if ('audio' in message) {
    const { title, file_name: file } = message.audio;
    return say('kind-audio', { name: title ?? file ?? '' });
  }
  if ('video_note' in message) return say('kind-video-note');
  if ('sticker' in message) return say('kind-sticker', { name: message.sticker.emoji ?? '' });
  if ('document' in message) {
    return say('kind-document', { name: message.document.file_name ?? '' });
  }
  if ('location' in message) {
    const { latitude, longitude } = message.location;
    return say('kind-location', { latitude: String(latitude), longitude: String(longitude) });
  }
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
