import { attachmentView, type AttachmentView } from './attachment-view.ts';
import type { Cast } from './cast.ts';
import type { Clock } from './clock.ts';
import type { Person, SimMessage, TelegramServer } from './telegram-server.ts';
import type { SimComment, SimTask, TodoistServer } from './todoist-server.ts';

/** Where the header's links lead; null hides a link. */
export type SandboxLinks = { temporalUi: string | null; api: string; admin: string | null };

/** The event shown in the header, and the code that its invite link carries. */
export type SandboxEvent = { name: string; code: string };

type Command = { command: string; description: string };
type Chat = { id: number; title: string; messages: SimMessage[] };
type PersonalChat = Chat & { person: Person; commands: Command[] };
type AgentView = { id: string; name: string; telegramId: number; chat: PersonalChat };
type CommentView = Omit<SimComment, 'attachment'> & { attachment: AttachmentView | null };
type TaskView = SimTask & { comments: CommentView[] };
/** What misbehaves right now; `blockedBy` are Telegram ids of people. */
type TroubleView = { telegramDown: boolean; todoistDown: boolean; blockedBy: number[] };
type ProjectView = { id: string; name: string; sections: { id: string; name: string }[] };

/** All that the sandbox page shows, as one JSON document. */
export type PageState = {
  event: SandboxEvent | null;
  links: SandboxLinks;
  bot: { todoistId: string; name: string };
  organizers: PersonalChat[];
  agents: AgentView[];
  agentsChat: Chat & { commands: Command[] };
  projects: ProjectView[];
  tasks: TaskView[];
  trouble: TroubleView;
  /** How many milliseconds the open tickets' clock was moved ahead; null where it cannot be moved. */
  clock: { ahead: number } | null;
};

/** What the page state is read from. */
export type PageSources = {
  telegram: TelegramServer;
  todoist: TodoistServer;
  links: SandboxLinks;
  clock: Clock | null;
  cast: Cast;
  event: () => SandboxEvent | null;
};

// A demonstration shows the end of a chat; a long session must not make every pushed state longer.
const messagesShown = 200;
const doneTasksShown = 100;

/** Reads the state of both simulators as the page shows it. Pure reading: nothing is changed. */
export function readPageState(sources: PageSources): PageState {
  const { telegram, todoist, links, clock, cast, event } = sources;
  const people = new Map(telegram.people().map((person) => [person.id, person]));
  const personal = (id: number): PersonalChat => {
    const person = people.get(id) ?? { id, firstName: String(id) };
    return {
      id,
      person,
      title: fullName(person),
      messages: telegram.chat(id).slice(-messagesShown),
      commands: telegram.commands(person.languageCode, 'all_private_chats', id),
    };
  };
  return {
    event: event(),
    links,
    bot: { todoistId: cast.bot.todoistId, name: cast.bot.name },
    organizers: cast.organizers.map(({ id }) => personal(id)),
    agents: cast.agents.map(({ todoistId, name, telegramId }) => ({
      id: todoistId,
      name,
      telegramId,
      chat: personal(telegramId),
    })),
    agentsChat: {
      ...cast.agentsChat,
      messages: telegram.chat(cast.agentsChat.id).slice(-messagesShown),
      commands: telegram.commands('en', 'all_group_chats', cast.agentsChat.id),
    },
    ...readBoard(todoist),
    clock: clock && { ahead: clock.ahead() },
    trouble: {
      telegramDown: telegram.trouble.isDown(),
      todoistDown: todoist.trouble.isDown(),
      blockedBy: telegram.trouble.blockedBy(),
    },
  };
}

function readBoard(todoist: TodoistServer): Pick<PageState, 'projects' | 'tasks'> {
  const tasks = todoist.tasks().filter((task) => !task.isDeleted);
  const done = tasks
    .filter((task) => task.checked)
    .toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt))
    .slice(0, doneTasksShown);
  return {
    projects: todoist.projects().map(({ id, name }) => ({
      id,
      name,
      sections: todoist.sections(id).map((section) => ({ id: section.id, name: section.name })),
    })),
    tasks: [...tasks.filter((task) => !task.checked), ...done].map((task) => ({
      ...task,
      comments: todoist.comments(task.id).map(({ attachment, ...comment }) => ({
        ...comment,
        attachment: attachment ? attachmentView(attachment) : null,
      })),
    })),
  };
}

function fullName(person: Person): string {
  return [person.firstName, person.lastName].filter(Boolean).join(' ');
}
