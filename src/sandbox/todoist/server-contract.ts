import type { Attachment, TodoistPerson } from './entities.ts';
import type { BoardReaders } from './board-readers.ts';
import type { PeopleActions } from './people-actions.ts';
import type { SyncLimits } from './rate-limits.ts';
import type { LoggedRequest } from './request-log.ts';
import type { Trouble } from './trouble.ts';
import type { StoredFile } from './uploads.ts';
import type { Delivery } from './webhooks.ts';
import type { PlanLimits } from './world.ts';

export type TodoistServerOptions = {
  /** The account the product works with; webhooks are sent on its behalf. */
  bot: TodoistPerson;
  people?: TodoistPerson[];
  /** Makes everybody a collaborator of every new project; default true. */
  shareNewProjects?: boolean;
  /** JSON kept across restarts; uploaded files lie beside it in `<stateFile>.files`. */
  stateFile?: string;
  /** Key of the webhooks' signature. */
  clientSecret?: string;
  /** Syncs per person in 15 minutes; default the documented ones, null for none. */
  limits?: SyncLimits | null;
  /** What a project may hold; default 300 active tasks and 20 sections, null for no limit. */
  plan?: PlanLimits | null;
};

/** A simulator of api.todoist.com; see the options, `PeopleActions` and `Trouble`. */
export interface TodoistServer extends BoardReaders, PeopleActions {
  /** Listens on 127.0.0.1, on a free port unless one is named; resolves with the origin. */
  listen(port?: number): Promise<string>;
  /** Ends connections and deliveries and writes the state file. */
  close(): Promise<void>;
  readonly url: string;
  people(): TodoistPerson[];
  addPerson(person: TodoistPerson): void;
  /** A person uploads a file; the result goes into `comment`. */
  attach(file: StoredFile): Promise<Attachment>;
  /** An uploaded file, by the two last parts of its `file_url`. */
  file(id: string, name: string): Promise<StoredFile | undefined>;
  setWebhook: (url: string | null, options?: { events?: string[] }) => void;
  /** Sends a notification again under the same id; resolves with the HTTP status. */
  redeliverWebhook: (deliveryId: string) => Promise<number>;
  deliveries: () => Delivery[];
  requests: () => LoggedRequest[];
  trouble: Trouble;
  /** Calls the listener after every change until the returned function is called. */
  onChange(listener: () => void): () => void;
  /** Resolves when all that happened so far is in the state file. */
  flush(): Promise<void>;
}
