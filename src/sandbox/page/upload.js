import { toast } from './toast.js';

/** Hands a picked file to the server; resolves to its id for the action that sends it, or to null when refused. */
export async function upload(file) {
  const query = new URLSearchParams({ name: file.name, type: file.type });
  try {
    const response = await fetch(`uploads?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    const answer = await response.json();
    if (response.ok) return answer.upload;
    toast(`${file.name}: ${answer.error ?? 'that did not work.'}`);
  } catch {
    toast('The sandbox does not answer. Is it still running?');
  }
  return null;
}

/** Uploads several; resolves to their ids in order, or to null as soon as one is refused. */
export async function uploadAll(files) {
  const ids = [];
  for (const file of files) {
    const id = await upload(file);
    if (id === null) return null;
    ids.push(id);
  }
  return ids;
}
