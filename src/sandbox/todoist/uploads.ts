import { createHmac, randomBytes } from 'node:crypto';

import type { Attachment } from './entities.ts';
import { badRequest, missingArgument } from './errors.ts';
import type { FileStore } from './file-store.ts';
import { newId } from './new-id.ts';

export type StoredFile = { name: string; type: string; bytes: Uint8Array };

export type Uploads = {
  /** Takes a multipart body (field `file`) and returns the attachment for a comment. */
  accept(body: Uint8Array, contentType: string, origin: string): Promise<Attachment>;
  /** Keeps a file and returns the attachment for a comment. */
  keep(file: StoredFile, origin: string): Promise<Attachment>;
  /** The bytes of a file, undefined when unknown. */
  read(id: string, name: string): Promise<StoredFile | undefined>;
  /** The signed address of a file's bytes, which needs no token. */
  signedPath(id: string, name: string): string;
  /** The bytes behind a signed path, undefined when unknown or wrongly signed. */
  open(id: string, name: string, signature: string): Promise<StoredFile | undefined>;
};

/** Uploaded files: behind the token at `/files/...`, which redirects to a signed `/cdn/...`. */
export function createUploads(files: FileStore): Uploads {
  const key = randomBytes(32);
  const sign = (id: string): string => createHmac('sha256', key).update(id).digest('hex');

  async function keep({ name, type, bytes }: StoredFile, origin: string): Promise<Attachment> {
    const id = newId();
    await files.put(id, bytes);
    const fileType = type || 'application/octet-stream';
    return {
      resource_type: resourceType(fileType),
      file_name: name,
      file_size: bytes.byteLength,
      file_type: fileType,
      file_url: `${origin}/files/${id}/${encodeURIComponent(name)}`,
      upload_state: 'completed',
    };
  }

  async function read(id: string, name: string): Promise<StoredFile | undefined> {
    const bytes = await files.get(id);
    return bytes && { name, type: typeOf(name), bytes };
  }

  return {
    async accept(body, contentType, origin) {
      const file = await readFilePart(body, contentType);
      const bytes = new Uint8Array(await file.arrayBuffer());
      return keep({ name: file.name, type: file.type, bytes }, origin);
    },
    keep,
    read,
    signedPath: (id, name) => `/cdn/${id}/${encodeURIComponent(name)}?signature=${sign(id)}`,
    async open(id, name, signature) {
      return signature === sign(id) ? read(id, name) : undefined;
    },
  };
}

async function readFilePart(body: Uint8Array, contentType: string): Promise<File> {
  const headers = { 'content-type': contentType };
  const form = await new Response(new Uint8Array(body), { headers })
    .formData()
    .catch(() => undefined);
  if (!form) throw badRequest('A multipart body is expected');
  const file = form.get('file');
  if (!file || typeof file === 'string') throw missingArgument('file');
  return file;
}

function resourceType(type: string): string {
  const [family = ''] = type.split('/');
  return ['image', 'audio', 'video'].includes(family) ? family : 'file';
}

const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  pdf: 'application/pdf',
  txt: 'text/plain',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
};

function typeOf(name: string): string {
  return TYPES[name.toLowerCase().split('.').pop() ?? ''] ?? 'application/octet-stream';
}
