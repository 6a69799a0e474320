import type { Request, Response } from 'express';

/** A file as it is served: `type` is what its sender said of it. */
export type ServedFile = { name: string; type: string; bytes: Uint8Array };

/** What a browser shows without running anything in it. SVG and HTML are not among them. */
const SHOWN =
  /^(image\/(png|jpeg|gif|webp|avif)|audio\/(mpeg|ogg|wav|x-wav|webm|mp4|aac|flac|opus)|video\/(mp4|webm|ogg|quicktime))$/;

/**
 * Answers with a file that somebody sent: pictures, sounds and films to be shown, with ranges, as players ask for
 * them; all else as a download without a type that a browser would run. 404 where there is none.
 */
export function serveFile(
  request: Request,
  response: Response,
  file: ServedFile | undefined,
): void {
  if (!file) return void response.status(404).json({ error: 'This file is gone.' });
  const isShown = SHOWN.test(file.type);
  if (!isShown) response.attachment(file.name);
  response.set({
    'content-type': isShown ? file.type : 'application/octet-stream',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'accept-ranges': 'bytes',
  });
  const size = file.bytes.byteLength;
  const range = request.range(size);
  const part = Array.isArray(range) && range.length === 1 ? range[0] : undefined;
  if (!part) return void response.end(file.bytes);
  response.status(206).set('content-range', `bytes ${part.start}-${part.end}/${size}`);
  response.end(file.bytes.subarray(part.start, part.end + 1));
}
