import type { TelegramServer } from './telegram-server.ts';

/** What a person sees after pressing a button: a passing text, or an alert to confirm. */
export type CallbackAnswer = { text?: string; showAlert: boolean };

/** Resolves to the bot's answer to a pressed button, or to undefined after `timeoutMs`, as when a phone stops its spinner. */
export function waitForAnswer(
  telegram: Pick<TelegramServer, 'callbackAnswer' | 'onChange'>,
  queryId: string,
  timeoutMs = 15_000,
): Promise<CallbackAnswer | undefined> {
  return new Promise((resolve) => {
    const finish = () => {
      unsubscribe();
      clearTimeout(timer);
      resolve(telegram.callbackAnswer(queryId));
    };
    const look = () => {
      if (telegram.callbackAnswer(queryId)) finish();
    };
    const timer = setTimeout(finish, timeoutMs);
    timer.unref();
    const unsubscribe = telegram.onChange(look);
    look();
  });
}
