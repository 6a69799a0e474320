import { createHash, randomBytes } from 'node:crypto';
import type {
  MediaKind,
  SentFile,
  SimMessage,
  TelegramServer,
} from '../../src/sandbox/telegram-server.ts';
import type { SimComment, TodoistServer } from '../../src/sandbox/todoist-server.ts';
import { until } from './until.ts';

/** Bytes that are no others. */
export function newBytes(size = 3_000): Uint8Array {
  return randomBytes(size);
}

/** By this, two files are the same. */
export function sumOf(bytes: Uint8Array | undefined): string | null {
  return bytes === undefined ? null : createHash('sha256').update(bytes).digest('hex');
}

/** Somebody sends a file, or an item of an album. */
export function sendsFile(
  telegram: TelegramServer,
  personId: number,
  sent: SentFile & { kind: MediaKind; caption?: string; album?: string },
): SimMessage {
  const { kind, caption = '', album, ...file } = sent;
  const extra = { ...telegram.attach(kind, file), ...(album ? { media_group_id: album } : {}) };
  return telegram.say(personId, { text: caption, extra });
}

/** What a comment's file has in it; null where it has none. */
export async function sumOnBoard(
  todoist: TodoistServer,
  { attachment }: Pick<SimComment, 'attachment'>,
): Promise<string | null> {
  const [id = '', name = ''] = String(attachment?.file_url).split('/').slice(-2);
  return sumOf((await todoist.file(id, decodeURIComponent(name)))?.bytes);
}

/** A file that an agent puts below a comment. */
export interface Answer {
  name: string;
  type: string;
  bytes: Uint8Array;
  text?: string;
  /** Where the desk finds Todoist, if not at the simulator itself. */
  origin?: string;
  /** What Todoist says of it, whatever is true. */
  state?: 'pending' | 'completed';
  size?: number;
}

/** An agent writes a comment with a file. */
export async function answersWithFile(
  todoist: TodoistServer,
  agentId: string,
  taskId: string,
  answer: Answer,
): Promise<SimComment> {
  const { text = '', origin = todoist.url, state, size, ...file } = answer;
  const told = await todoist.attach(file);
  return todoist.comment(agentId, taskId, text, {
    ...told,
    file_url: String(told.file_url).replace(todoist.url, origin),
    ...(state ? { upload_state: state } : {}),
    ...(size ? { file_size: size } : {}),
  });
}

/** Waits until the bot has sent somebody a file of this name. */
export function getsFile(
  telegram: TelegramServer,
  personId: number,
  name: string,
): Promise<SimMessage> {
  return until(`the file ${name} has come`, () =>
    telegram
      .chat(personId)
      .findLast(({ from, fileId }) => from === 'bot' && nameOf(telegram, fileId) === name),
  );
}

/** Telegram tells no name of a photo, but was given one. */
function nameOf(telegram: TelegramServer, fileId = ''): string | undefined {
  return telegram.file(fileId)?.name;
}
