import type { Telegram } from 'telegraf';
import type { ChatMember } from 'telegraf/types';
import { statusOf } from '../../telegram/faults.ts';
import { fail, gather, ok, warn, type Checkup, type Finding } from '../check.ts';
import { need } from '../parts.ts';

/** Each open event has a chat of agents, and the bot may write there. */
export const agentsChat: Checkup = {
  name: 'agents-chat',
  async look({ bot, events, config }) {
    const { telegram, id: self } = need(bot, 'Telegram');
    const open = need(events, 'the database');
    const everywhere = config.telegram.agentsChatId;
    const without = everywhere === null ? open.filter((each) => each.agentsChatId === null) : [];
    const chats = new Set(
      [everywhere, ...open.map(({ agentsChatId }) => agentsChatId)].filter((id) => id !== null),
    );
    const findings = await Promise.all([...chats].map((chat) => inChat(telegram, chat, self)));
    const missing = without.map(({ code }) =>
      warn(
        `${code} has no agents' chat: nobody is told of new tickets outside Todoist.`,
        'Set agentsChatId of the event, or TELEGRAM_AGENTS_CHAT_ID.',
      ),
    );
    return gather(
      [...findings, ...missing],
      chats.size === 0 ? 'There is none to look at.' : `The bot may write in all ${chats.size}.`,
    );
  },
};

async function inChat(telegram: Telegram, chat: number, bot: number): Promise<Finding> {
  const advice = 'Add the bot to it (and let it send messages), or correct its number.';
  try {
    const mayWrite = canSend(await telegram.getChatMember(chat, bot));
    return mayWrite ? ok('') : fail(`The bot may not write in the agents' chat ${chat}.`, advice);
  } catch (error) {
    const status = statusOf(error);
    if (status !== 400 && status !== 403) throw error;
    return fail(`The agents' chat ${chat} is not there for the bot.`, advice);
  }
}

function canSend(member: ChatMember): boolean {
  if (member.status === 'restricted') return member.is_member && member.can_send_messages;
  return member.status !== 'left' && member.status !== 'kicked';
}
