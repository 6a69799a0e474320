import type { SimComment } from '../../src/sandbox/todoist-server.ts';
import { LENA, type TestDesk } from './desk.ts';
import { newOrganizer, type TestOrganizer } from './organizer.ts';
import { until } from './until.ts';

/** An organizer whose request Lena holds, and what she does on its card. */
export interface HelpedOrganizer {
  organizer: TestOrganizer;
  number: number;
  taskId: string;
  answer: (text: string) => SimComment;
  edit: (comment: SimComment, text: string) => void;
  remove: (comment: SimComment) => void;
  /** What Lena has said, as the organizer reads it now, without her name. */
  replies: () => string[];
  /** Waits until the organizer reads these replies and no other. */
  reads: (...replies: string[]) => Promise<void>;
  /** Lena says one thing more, and the organizer reads it: what she said before has come by then, or will not. */
  settles: () => Promise<void>;
  /** Comments of Pitcrew's own that begin with ⚠️. */
  warnings: () => string[];
}

/** Opens a request of a new organizer, and lets Lena take it. */
export async function helpedOrganizer(
  desk: TestDesk,
  name: string,
  options: { code?: string; mark?: string } = {},
): Promise<HelpedOrganizer> {
  const { code = 'HACK', mark = '' } = options;
  const { todoist } = desk;
  const organizer = await newOrganizer(desk, name, code);
  const { number, taskId } = await organizer.opens(`${name} needs help`);
  todoist.assign(LENA.id, taskId, LENA.id);
  await organizer.hears('Lena is on');
  const replies = () =>
    organizer
      .heard()
      .map(({ text }) => text)
      .filter((text) => text.startsWith('Lena\n'))
      .map((text) => text.slice('Lena\n'.length));
  let ends = 0;
  return {
    organizer,
    number,
    taskId,
    answer: (text) => todoist.comment(LENA.id, taskId, text),
    edit: ({ id }, text) => todoist.editComment(LENA.id, id, text),
    remove: ({ id }) => todoist.deleteComment(LENA.id, id),
    replies,
    async reads(...wanted) {
      await until(`${name} reads ${wanted.join(', ') || 'nothing'}`, () => {
        const read = replies();
        return read.length === wanted.length && read.every((text, at) => text === wanted[at]);
      });
    },
    async settles() {
      ends += 1;
      todoist.comment(LENA.id, taskId, `${mark}end ${ends}`);
      await organizer.hears(`end ${ends}`);
    },
    warnings: () =>
      todoist
        .comments(taskId)
        .map(({ content }) => content)
        .filter((text) => text.startsWith('⚠️')),
  };
}

/** One of them for each name, all at once: what they wait for is mostly the pace of their chats. */
export async function helpedOrganizers<Name extends string>(
  desk: TestDesk,
  names: readonly Name[],
  options: Parameters<typeof helpedOrganizer>[2] = {},
): Promise<Record<Name, HelpedOrganizer>> {
  const entries = await Promise.all(
    names.map(async (name) => [name, await helpedOrganizer(desk, name, options)] as const),
  );
  return Object.fromEntries(entries) as Record<Name, HelpedOrganizer>;
}
