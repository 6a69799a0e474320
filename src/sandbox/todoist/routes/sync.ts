import { z } from 'zod';

import { badRequest } from '../errors.ts';
import { jsonField } from '../json-field.ts';
import type { SyncLimits } from '../rate-limits.ts';
import { readChanges } from '../read-changes.ts';
import { post } from '../route.ts';
import type { Route } from '../route.ts';
import { parseCommands, runCommands } from '../run-commands.ts';
import { revisionOf } from '../sync-token.ts';
import type { TroubleDesk } from '../trouble.ts';

export type SyncDeps = {
  count: (personId: string, kind: keyof SyncLimits) => void;
  desk: TroubleDesk;
};

/** `POST /sync`: first the commands, then what changed, their effects included. */
export function syncRoutes({ count, desk }: SyncDeps): Route[] {
  return [
    post('/sync', ({ world, person, body, path }) => {
      const commands = parseCommands(jsonField(body.commands));
      const types = z.array(z.string()).safeParse(jsonField(body.resource_types) ?? []);
      if (!types.success) throw badRequest('Invalid resource types');
      const token = typeof body.sync_token === 'string' ? body.sync_token : '*';
      const isFull = types.data.length > 0 && revisionOf(world, person.id, token) === undefined;
      count(person.id, isFull ? 'full' : 'partial');
      const results = runCommands(world, person.id, commands, {
        fault: (type) => desk.commandFault(path, type),
        forgetMapping: desk.forgetsMapping,
      });
      return {
        ...readChanges(world, person.id, types.data, token),
        ...(commands.length > 0 ? results : { temp_id_mapping: {} }),
      };
    }),
  ];
}
