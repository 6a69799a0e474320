import { badRequest } from '../api-error.ts';
import { numberArgument, textArgument } from '../arguments.ts';
import { chatOf, knownChat, userOf, writableChat } from '../chats.ts';
import { DOWNLOAD_LIMIT } from '../media.ts';
import { entry, type Fields, type StoredGroup } from '../state.ts';
import { type Method, type World, unixNow } from '../world.ts';

/** getChat: the Chat with what only this method tells. */
export const getChat: Method = (world, { payload }) => {
  const chat = knownChat(world, payload);
  const common = { accent_color_id: 1, max_reaction_count: 11 };
  return { ...chatOf(world, chat.id), ...common };
};

/** getChatMember; the bot is an administrator of its groups, which is why it sees all that is written there. */
export const getChatMember: Method = (world, { payload }) => {
  const chat = knownChat(world, payload);
  const userId = numberArgument(payload, 'user_id');
  if ('title' in chat) return groupMember(world, chat, userId);
  if (userId === world.bot.id) return { user: world.bot, status: 'member' };
  if (userId !== chat.id) throw badRequest('member not found');
  return { user: userOf(chat), status: 'member' };
};

/** getChatAdministrators: the creator and the bot. */
export const getChatAdministrators: Method = (world, { payload }) => {
  const group = writableChat(world, payload);
  if (!('title' in group)) throw badRequest('there are no administrators in the private chat');
  const creator = group.members.slice(0, 1).map((id) => groupMember(world, group, id));
  return [...creator, groupMember(world, group, world.bot.id)];
};

/** getChatMemberCount, with the bot. */
export const getChatMemberCount: Method = (world, { payload }) => {
  const chat = knownChat(world, payload);
  return 'title' in chat ? chat.members.length + 1 : 2;
};

/** leaveChat: from then on the group answers 403. */
export const leaveChat: Method = (world, { payload }) => {
  const chat = writableChat(world, payload);
  if (!('title' in chat)) throw badRequest("chat member status can't be changed in private chats");
  chat.bot = 'left';
  world.queue.publish('my_chat_member', {
    chat: chatOf(world, chat.id),
    from: world.bot,
    date: unixNow(),
    old_chat_member: { user: world.bot, status: 'administrator' },
    new_chat_member: { user: world.bot, status: 'left' },
  });
  world.changed();
  return true;
};

/** getFile: the path for the download; 400 over 20 MB. Source: core.telegram.org/bots/api#getfile. */
export const getFile: Method = (world, { payload }) => {
  const id = textArgument(payload, 'file_id');
  if (id === '') throw badRequest('file_id not specified');
  const file = entry(world.state.files, id);
  if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
  if (file.size > DOWNLOAD_LIMIT) throw badRequest('file is too big');
  return {
    file_id: file.fileId,
    file_unique_id: file.uniqueId,
    file_size: file.size,
    file_path: file.path,
  };
};

/** For calls that only have to reach a chat: sendChatAction, pinChatMessage, … */
export const reachesChat: Method = (world, { payload }) => {
  writableChat(world, payload);
  return true;
};

function groupMember(world: World, group: StoredGroup, userId: number): Fields {
  if (userId === world.bot.id) {
    const status = group.bot === 'member' ? 'administrator' : group.bot;
    return { user: world.bot, status, can_be_edited: false, can_delete_messages: true };
  }
  const person = world.state.people[userId];
  if (!person) throw badRequest('member not found');
  const user = userOf(person);
  if (!group.members.includes(userId)) return { user, status: 'left' };
  if (group.members[0] === userId) return { user, status: 'creator', is_anonymous: false };
  return { user, status: 'member' };
}
