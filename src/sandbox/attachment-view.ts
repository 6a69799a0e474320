import type { SimComment } from './todoist-server.ts';

type Attachment = NonNullable<SimComment['attachment']>;

/** A comment's attachment as the page shows it; `size` in bytes, `url` below the page's own address or a foreign one. */
export type AttachmentView = {
  kind: 'image' | 'audio' | 'video' | 'file';
  name: string;
  size: number | null;
  url: string | null;
};

/** Reads what an attachment is; a file of the simulator's own is served by the page's routes. */
export function attachmentView(attachment: Attachment): AttachmentView {
  const { file_name: name, file_size: size, file_url: address } = attachment;
  const url = address ?? stringOf(attachment['url']);
  // The port may be another one than at the time of the upload: the sandbox was started again.
  const own = /^http:\/\/127\.0\.0\.1:\d+\/files\/([^/]+)\/([^/?]+)$/.exec(url ?? '');
  return {
    kind: own ? kindOf(attachment.resource_type) : 'file',
    name: name ?? stringOf(attachment['title']) ?? url ?? 'file',
    size: size ?? null,
    url: own ? `files/todoist/${own[1]}/${own[2]}` : url,
  };
}

function kindOf(resource: string): AttachmentView['kind'] {
  return resource === 'image' || resource === 'audio' || resource === 'video' ? resource : 'file';
}

function stringOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
