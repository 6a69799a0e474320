import { addMessage, chatOf, groupType, userOf } from './chats.ts';
import { unixNow, type World } from './world.ts';

/** A member throws the bot out of a group. */
export function kickBot(world: World, chatId: number): void {
  const group = world.state.groups[chatId];
  const first = group && world.state.people[group.members[0] ?? 0];
  if (!group || !first) throw new Error(`There is no group ${chatId} with a member`);
  group.bot = 'kicked';
  world.queue.publish('my_chat_member', {
    chat: chatOf(world, chatId),
    from: userOf(first),
    date: unixNow(),
    old_chat_member: { user: world.bot, status: 'administrator' },
    new_chat_member: { user: world.bot, status: 'kicked', until_date: 0 },
  });
  world.changed();
}

/** A group becomes a supergroup: it gets a new id, and both chats a service message that says so. */
export function migrateGroup(world: World, chatId: number, newChatId: number): void {
  const group = world.state.groups[chatId];
  const creator = group && world.state.people[group.members[0] ?? 0];
  if (!group || !creator) throw new Error(`There is no group ${chatId} with a member`);
  if (groupType(newChatId) !== 'supergroup') throw new Error(`${newChatId} is no supergroup's id`);
  world.state.groups[newChatId] = { ...group, id: newChatId };
  const from = userOf(creator);
  const notices = [
    addMessage(world, chatId, { from, fields: { migrate_to_chat_id: newChatId } }),
    addMessage(world, newChatId, { from, fields: { migrate_from_chat_id: chatId } }),
  ];
  group.migratedTo = newChatId;
  for (const { message } of notices) world.queue.publish('message', message);
}
