import { kickBot, migrateGroup } from './group-events.ts';
import { mediaFields, shownType, storeFile } from './media.ts';
import * as people from './people.ts';
import { simMessage } from './sim-message.ts';
import { entry, type Person } from './state.ts';
import type { TelegramServer, TelegramTrouble } from './telegram-server-contract.ts';
import type { World } from './world.ts';

type PeopleSide = Pick<
  TelegramServer,
  | 'addPerson'
  | 'people'
  | 'addGroup'
  | 'groups'
  | 'say'
  | 'edit'
  | 'press'
  | 'attach'
  | 'fileContent'
  | 'file'
>;

/** What people do in their Telegram, over a world. */
export function peopleSide(world: World): PeopleSide {
  const { state } = world;
  return {
    addPerson: (person) => {
      const before = state.people[person.id] ?? {
        opened: false,
        blocked: false,
        deactivated: false,
      };
      state.people[person.id] = { ...before, ...person };
      world.changed();
      return { ...person };
    },
    people: () =>
      Object.values(state.people).map(
        ({ opened: _o, blocked: _b, deactivated: _d, ...person }): Person => person,
      ),
    addGroup: (group) => {
      if (group.id >= 0) throw new Error("A group's id is negative");
      state.groups[group.id] = { bot: 'member', ...state.groups[group.id], ...group };
      world.changed();
    },
    groups: () =>
      Object.values(state.groups).map(({ id, title, members }) => ({ id, title, members })),
    say: (personId, message) => simMessage(people.say(world, personId, message), world.bot.id),
    edit: (...edited) => people.edit(world, ...edited),
    press: (...pressed) => people.press(world, ...pressed),
    attach: (kind, file) => {
      const { content, fileName = 'file', mimeType = '', size } = file;
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return mediaFields(storeFile(world, kind, { fileName, mimeType, bytes }, size));
    },
    fileContent: (fileId) => world.files.get(entry(state.files, fileId)?.path ?? ''),
    file: (fileId) => {
      const stored = entry(state.files, fileId);
      const bytes = stored && world.files.get(stored.path);
      return bytes && { name: stored.fileName, type: shownType(stored), bytes };
    },
  };
}

type PeoplesTrouble = Omit<TelegramTrouble, 'down' | 'isDown' | 'failNext' | 'loseAnswer'>;

/** The faults that come from people. */
export function peopleTrouble(world: World): PeoplesTrouble {
  return {
    block: (personId) => people.setBlocked(world, personId, true),
    unblock: (personId) => people.setBlocked(world, personId, false),
    blockedBy: () =>
      Object.values(world.state.people)
        .filter(({ blocked }) => blocked)
        .map(({ id }) => id),
    deactivate: (personId) => {
      people.knownPerson(world, personId).deactivated = true;
      world.changed();
    },
    kick: (chatId) => kickBot(world, chatId),
    migrate: (chatId, newChatId) => migrateGroup(world, chatId, newChatId),
  };
}
