import { workflowInfo } from '@temporalio/workflow';
import { toChat, unpaced } from './effects/proxies.ts';
import { refusalOf } from './effects/refusal.ts';

/** Tells the leads of an event how the last 24 hours went. A schedule starts it each evening; nothing is told of a quiet day. */
export async function dailyDigest({ eventCode }: { eventCode: string }): Promise<void> {
  const found = await unpaced().readDigest.executeWithOptions({ summary: 'numbers' }, [
    { eventCode, at: workflowInfo().startTime.getTime() },
  ]);
  if (found === null) return;
  const { digest, readers } = found;
  for (const reader of readers) {
    try {
      await toChat(reader.chatId).sendDigest.executeWithOptions({ summary: 'digest' }, [
        { digest, reader },
      ]);
    } catch (error) {
      // Who cannot be reached keeps it from nobody else.
      if (refusalOf(error) === null) throw error;
    }
  }
}
