import { TelegramAccountTaken } from '../database/agent-store.ts';
import { EventTaken } from '../database/event-store.ts';
import { UnknownCollaborator } from '../events/add-agent.ts';
import { BoardFault } from '../events/event-board.ts';
import { Problem } from './problem.ts';

/** The problem that an error is to whoever asked; null for a fault of ours. */
export function toProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof EventTaken) return conflict(error.field, error.message);
  if (error instanceof TelegramAccountTaken) return conflict('telegramUserId', error.message);
  if (error instanceof UnknownCollaborator) return unusable('todoistUserId', error.message);
  if (error instanceof BoardFault) {
    return new Problem(error.status === 'unavailable' ? 503 : 422, error.message);
  }
  return ofExpress(error);
}

function conflict(path: string, message: string): Problem {
  return new Problem(409, message, { errors: [{ path, message }] });
}

function unusable(path: string, message: string): Problem {
  return new Problem(422, message, { errors: [{ path, message }] });
}

/** What express and its body parser throw: they carry a status, and a type for the body's faults. */
function ofExpress(error: unknown): Problem | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') {
    return null;
  }
  if (error.status >= 500) return null;
  const type = 'type' in error ? error.type : null;
  if (type === 'entity.too.large') return new Problem(413, 'The body is larger than 1 MB.');
  if (type === 'entity.parse.failed') return new Problem(400, 'The body is not valid JSON.');
  return new Problem(error.status, 'The request cannot be read.');
}
