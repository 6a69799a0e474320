import { workflowInfo } from '@temporalio/workflow';
import type { RemarkName } from '../src/domain/texts.ts';
import { toBoard } from './effects/proxies.ts';
import { refusalOf } from './effects/refusal.ts';

/** What is said on the card of a ticket that has ended. */
export interface LateAnswer {
  taskId: string;
  eventCode: string;
  /** Of the event: agents read it. */
  locale: string;
  remark: RemarkName;
  args: Record<string, string | number>;
  /** Todoist accounts. */
  notify: string[];
  /** The card was opened again, and is completed again. */
  isReopened: boolean;
}

/** Answers, on the card, what people did there after the ticket's own workflow had ended. */
export async function lateAnswer(answer: LateAnswer): Promise<void> {
  const { taskId, eventCode, locale, remark, args, notify, isReopened } = answer;
  const todoist = toBoard();
  const key = (word: string) => `${workflowInfo().workflowId}/${word}`;
  try {
    await todoist.postRemark.executeWithOptions({ summary: remark }, [
      { key: key('remark'), taskId, locale, remark, args, notify },
    ]);
    if (!isReopened) return;
    await todoist.updateBoard.executeWithOptions({ summary: 'completed' }, [
      { key: key('complete'), taskId, eventCode, change: { completed: true } },
    ]);
  } catch (error) {
    // The card is gone meanwhile: then nobody reads it.
    if (refusalOf(error) === null) throw error;
  }
}
