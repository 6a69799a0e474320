import { linkAgents } from './agents-chat.ts';
import { nextDeadline, pendingTimers } from './deadline.ts';
import { openDesk, type ApiTicket, type TestDesk } from './desk.ts';
import { fastForward } from './fast-forward.ts';
import { connectClient } from './temporal-client.ts';
import { until } from './until.ts';

/** Every timer of an event that can be off without ending its tickets. */
export const OFF = {
  remindUnclaimed: 'off',
  escalateUnclaimed: 'off',
  firstReply: 'off',
  releaseSilentClaim: 'off',
  waitingReminder: 'off',
  waitingClose: 'off',
};

/** A desk whose tickets' clocks can be moved ahead; Lena and Max are linked. */
export interface TimedDesk extends TestDesk {
  /** Moves one ticket's clock ahead. */
  pass(number: number, minutes: number): Promise<void>;
  /** Waits until exactly this is what the ticket's workflow waits for, as operators read it. */
  waitsFor(number: number, ...summaries: string[]): Promise<boolean>;
  /** The search attribute NextDeadline, in epoch milliseconds; null where there is none. */
  nextDeadline(number: number): Promise<number | null>;
  hasStatus(number: number, wanted: string): Promise<ApiTicket>;
  /** An agent assigns the task to themselves, and the ticket is theirs. */
  holds(number: number, taskId: string, agent: { id: string }): Promise<void>;
  /** Comments on the task that begin with `mark`. */
  remarks(taskId: string, mark: string): { id: string; content: string }[];
}

export async function openTimedDesk(): Promise<TimedDesk> {
  const desk = await openDesk({ todoistWebhooks: true, pollSeconds: 3_600 });
  const { client, close: disconnect } = await connectClient(desk.temporal);
  await desk.openEvent();
  await linkAgents(desk);
  return {
    ...desk,
    pass: (number, minutes) => fastForward(client, `ticket-${number}`, minutes * 60),
    waitsFor: (number, ...summaries) =>
      until(`ticket ${number} waits for ${summaries.join() || 'nothing'}`, async () => {
        const pending = await pendingTimers(client, number);
        return JSON.stringify(pending) === JSON.stringify(summaries);
      }),
    nextDeadline: (number) => nextDeadline(client, number),
    hasStatus: (number, wanted) =>
      desk.ticketWhen(number, `is ${wanted}`, ({ status }) => status === wanted),
    async holds(number, taskId, agent) {
      desk.todoist.assign(agent.id, taskId, agent.id);
      await desk.ticketWhen(number, 'is held', (now) => now.agent?.todoistUserId === agent.id);
    },
    remarks: (taskId, mark) =>
      desk.todoist.comments(taskId).filter(({ content }) => content.startsWith(mark)),
    async close() {
      await disconnect();
      await desk.close();
    },
  };
}
