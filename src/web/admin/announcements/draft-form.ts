import type { EventRow } from '../../../database/entities/event.ts';
import { announcementLength, announcementMessage } from '../../../telegram/announcement-message.ts';
import type { FormState } from '../form-state.ts';

/** A draft that can be kept, or the form again with what is wrong with it. */
export type ReadDraft = { draft: { eventId: number; text: string } } | { form: FormState };

/** What a form says as organizers will see it; `html` is Telegram's, null where it is empty or too long for one message. */
export interface Preview {
  html: string | null;
  used: number;
  limit: number;
}

/** Reads the form of a draft. @param events those that can be chosen */
export function readDraft(
  values: Record<string, string>,
  events: Pick<EventRow, 'id' | 'code' | 'name'>[],
): ReadDraft {
  const event = events.find(({ code }) => code === values['event']);
  const text = (values['text'] ?? '').trim();
  const faults: Record<string, string> = {};
  if (event === undefined) faults['event'] = 'Choose an event';
  if (text === '') faults['text'] = 'Write something';
  const { html, used, limit } = previewOf({ event: event?.name ?? '', text });
  if (text !== '' && html === null) {
    faults['text'] = `It is too long: ${used} characters, and one message has at most ${limit}`;
  }
  if (event === undefined || Object.keys(faults).length > 0) {
    return { form: { values, faults, fault: null } };
  }
  return { draft: { eventId: event.id, text } };
}

/** @param said.event the event's name, which heads the message */
export function previewOf(said: { event: string; text: string }): Preview {
  return { html: announcementMessage(said)?.html ?? null, ...announcementLength(said) };
}
