import { Context } from '@temporalio/activity';
import { mayHaveArrived } from '../src/telegram/faults.ts';
import { asActivity } from './failures.ts';

/** What a try leaves to the next one: whether Telegram may have taken the message though nobody was told. */
interface Trace {
  mayBeOut: boolean;
}

/** Wraps the one call that sends; what comes before it, such as fetching a file, sends nothing. */
export type Sending = <T>(send: () => Promise<T>) => Promise<T>;

/**
 * Runs what sends a message as an activity. Telegram has no key by which it would know a second try, so that one after
 * a lost answer may say a thing twice: `possiblyDuplicated` tells that an earlier try may have arrived, too.
 */
export async function asSend<T>(
  call: (sending: Sending) => Promise<T>,
): Promise<{ result: T; possiblyDuplicated: boolean }> {
  const { mayBeOut = false } = (Context.current().info.heartbeatDetails ?? {}) as Partial<Trace>;
  const result = await asActivity((note) => {
    const leave = (trace: Trace) => note(trace);
    return call(async (send) => {
      // Should this process be killed from here on, nobody knows what became of the message.
      leave({ mayBeOut: true });
      try {
        return await send();
      } catch (error) {
        if (!mayHaveArrived(error)) leave({ mayBeOut });
        throw error;
      }
    });
  });
  return { result, possiblyDuplicated: mayBeOut };
}
