import { randomUUID } from 'node:crypto';

/** A file that somebody picked on the page. */
export type PickedFile = { name: string; type: string; bytes: Uint8Array };

/** Files that were uploaded, and not sent yet. */
export type Uploads = {
  /** Keeps a file and gives back the id under which it can be sent. */
  keep(file: PickedFile): string;
  /** The file, once: it is no longer kept. Undefined when it was sent already, or pushed out by later ones. */
  take(id: string): PickedFile | undefined;
};

/** How many bytes one upload of the page may have. */
export const UPLOAD_LIMIT = 60 * 1024 * 1024;

// An album has ten at most; what nobody sends must not fill the memory.
const KEPT = 12;

export function createUploads(): Uploads {
  const files = new Map<string, PickedFile>();
  return {
    keep(file) {
      const id = randomUUID();
      files.set(id, file);
      const [oldest] = files.keys();
      if (files.size > KEPT && oldest !== undefined) files.delete(oldest);
      return id;
    },
    take(id) {
      const file = files.get(id);
      files.delete(id);
      return file;
    },
  };
}
