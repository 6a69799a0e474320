import type { VendorCall } from '../metrics/vendor-call.ts';

const ROOT = '/api/v1/';

/** Words of the API's paths; all else in them is somebody's id. Source: Todoist API v1. */
const WORDS = new Set([
  'activities',
  'archive',
  'archived',
  'close',
  'collaborators',
  'comments',
  'completed',
  'join',
  'labels',
  'move',
  'projects',
  'reopen',
  'search',
  'sections',
  'sync',
  'tasks',
  'unarchive',
  'uploads',
  'user',
]);

/** What a request to Todoist is: `GET /tasks/:id`, `POST /sync`; one that leaves the API is for a file. */
export function nameCall({ pathname }: URL, verb: string): VendorCall {
  if (!pathname.startsWith(ROOT)) return { vendor: 'todoist', method: 'file' };
  const parts = pathname.slice(ROOT.length).split('/');
  const path = parts.map((part) => (WORDS.has(part) ? part : ':id')).join('/');
  return { vendor: 'todoist', method: `${verb} /${path}` };
}
