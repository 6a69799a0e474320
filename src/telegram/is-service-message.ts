import type { Message } from 'telegraf/types';

/**
 * What Telegram itself writes into a private chat when people set something there; nobody said it. Known ones alone:
 * a kind that is to come may be somebody's words. Source: Bot API, Message.
 */
const SERVICE_FIELDS = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'chat_background_set',
  'write_access_allowed',
  'connected_website',
  'users_shared',
  'chat_shared',
  'boost_added',
  'proximity_alert_triggered',
  'passport_data',
  'refunded_payment',
  'successful_payment',
  'gift',
  'unique_gift',
];

/** Whether a message tells of a setting in the chat, and is nobody's words. */
export function isServiceMessage(message: Message): boolean {
  return SERVICE_FIELDS.some((field) => field in message);
}
