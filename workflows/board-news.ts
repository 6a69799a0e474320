import type { AgentsText } from '../src/domain/texts.ts';
import { toChat, unpaced } from './effects/proxies.ts';
import { refusalOf } from './effects/refusal.ts';

/** What became of an event's board, told to those who work on it. */
export interface BoardNews {
  text: Extract<AgentsText, 'board-lost' | 'board-back'>;
  event: { code: string; name: string; locale: string };
  /** Null where there is no agents' chat. */
  agentsChatId: number | null;
}

/** Tells the agents' chat and the event's leads that their board is gone, or there again. */
export async function boardNews({ text, event, agentsChatId }: BoardNews): Promise<void> {
  const leads = await unpaced().findLeads({ eventCode: event.code });
  const chats = agentsChatId === null ? leads : [agentsChatId, ...leads];
  for (const chatId of new Set(chats)) {
    try {
      await toChat(chatId).tellAgents.executeWithOptions({ summary: text }, [
        { chatId, text, args: { event: event.name }, locale: event.locale },
      ]);
    } catch (error) {
      // Who cannot be reached keeps it from nobody else.
      if (refusalOf(error) === null) throw error;
    }
  }
}
