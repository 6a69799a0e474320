import type { Collaborator } from '../database/agent-store.ts';
import type { BoardSections } from '../domain/ports.ts';

/** The events' projects on the agents' side. Every call may throw BoardFault. */
export interface EventBoard {
  /** Makes a project shown as a board, with the three sections. */
  createProject(name: string): Promise<{ projectId: string; sections: BoardSections }>;
  /** Takes a project that is there, and adds the sections it lacks. */
  adoptProject(projectId: string): Promise<{ sections: BoardSections }>;
  /** Takes back a project that was just made. One that is gone is no error. */
  discardProject(projectId: string): Promise<void>;
  /** Everybody who shares a project of an event that runs. */
  collaborators(): Promise<Collaborator[]>;
}

/** The board said no; the message says what to do. */
export class BoardFault extends Error {
  override readonly name = 'BoardFault';
  readonly status: 'no-rights' | 'not-found' | 'unavailable';
  constructor(status: BoardFault['status'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}
