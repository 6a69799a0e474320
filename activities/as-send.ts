import { Context } from '@temporalio/activity';
import { mayHaveArrived } from '../src/telegram/faults.ts';
import { asActivity } from './failures.ts';

/** What a try leaves to the next one: whether Telegram may have taken the message though nobody was told. */
interface Trace {
  mayBeOut: boolean;
}

/**
 * Runs a call that sends a message, as an activity. Telegram has no key by which it would know a second try, so that
 * one after a lost answer may say a thing twice: `possiblyRepeated` tells that an earlier try may have arrived.
 */
export async function asSend<T>(
  call: () => Promise<T>,
): Promise<{ result: T; possiblyRepeated: boolean }> {
  const { mayBeOut = false } = (Context.current().info.heartbeatDetails ?? {}) as Partial<Trace>;
  return asActivity(async (note) => {
    const leave = (trace: Trace) => note(trace);
    // Should this process be killed from here on, nobody knows what became of the call.
    leave({ mayBeOut: true });
    try {
      return { result: await call(), possiblyRepeated: mayBeOut };
    } catch (error) {
      if (!mayHaveArrived(error)) leave({ mayBeOut });
      throw error;
    }
  });
}
