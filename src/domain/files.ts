/** What Telegram calls a file by the way it was sent. */
export type FileKind =
  | 'photo'
  | 'document'
  | 'video'
  | 'voice'
  | 'audio'
  | 'video-note'
  | 'sticker'
  | 'animation';

/** A file that an organizer sent. It is fetched by its id; where it lies is never passed on, for that holds a token. */
export interface TelegramFile {
  kind: FileKind;
  fileId: string;
  name: string;
  mime: string | null;
  /** Bytes, where Telegram says so. */
  size: number | null;
  /** A line that says what it is, in the event's language: `[photo]`. */
  label: string;
}

/** A file that an agent attached to a comment. */
export interface BoardFile {
  name: string;
  url: string;
  mime: string | null;
  size: number | null;
  /** It lies with Todoist itself. What lies elsewhere is passed on as a link, and never fetched. */
  isHosted: boolean;
  /** Todoist was still taking it in then (epoch milliseconds): it may not be there yet. */
  pendingSince?: number;
}

/** A file that is not fetched, as a link in Markdown: whatever its name is, its address is the link's. */
export function linkTo({ name, url }: Pick<BoardFile, 'name' | 'url'>): string {
  // Colons, ats and dots, because a name may look like an address itself.
  const words = name.replaceAll(/[\\[\]()*_~`<>&!:@]|(?<=www)\./gi, '\\$&');
  // No address needs them as they are, and Markdown ends a link at them.
  const address = url.replaceAll(/[()<>\s]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `[${words}](${address})`;
}

/** A file on this machine's disk, for as long as it is carried. */
export interface LocalFile {
  path: string;
  name: string;
  mime: string;
  /** Bytes. */
  size: number;
}

/** A file as Todoist keeps it, to be attached to a comment; its fields are Todoist's own. */
export type UploadedFile = Record<string, string | number | boolean | null | (string | number)[]>;

/** A file as the read model knows it: what it is, not where. */
export interface StoredFile {
  name: string;
  mime: string | null;
  size: number | null;
}
