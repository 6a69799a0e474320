import { Connection } from '@temporalio/client';

/**
 * The types of search attributes by the CLI's names and by the SDK's. The numbers are those of IndexedValueType
 * (temporal/api/enums/v1/common.proto), part of the wire format.
 */
const byCli = { Text: 1, Keyword: 2, Int: 3, Double: 4, Bool: 5, Datetime: 6, KeywordList: 7 };
const bySdk = { TEXT: 1, KEYWORD: 2, INT: 3, DOUBLE: 4, BOOL: 5, DATETIME: 6, KEYWORD_LIST: 7 };
const types = { ...byCli, ...bySdk };

/** Names of search attributes with their types. */
export type SearchAttributes = Record<string, keyof typeof types>;

/**
 * Whether the server at `address` serves the namespace `default` with these search attributes;
 * those it does not know yet are registered on the way. (The flag --search-attribute of the dev
 * server works when its database is made, and is ignored without a word later: measured, 1.9.1.)
 */
export async function namespaceReady(
  address: string,
  searchAttributes: SearchAttributes,
): Promise<boolean> {
  // Lazy: a connection that fails in Connection.connect is never closed, and goes on trying.
  const connection = Connection.lazy({ address, connectTimeout: 1_000 });
  try {
    await connection.ensureConnected();
    return await connection.withDeadline(Date.now() + 5_000, () =>
      register(connection, searchAttributes),
    );
  } catch {
    return false; // it listens before it serves: asked again until the start's own limit
  } finally {
    await connection.close();
  }
}

async function register(connection: Connection, wanted: SearchAttributes): Promise<boolean> {
  const namespace = 'default';
  const { workflowService, operatorService } = connection;
  await workflowService.describeNamespace({ namespace });
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(wanted).filter(([name]) => !(name in customAttributes));
  if (missing.length === 0) return true;
  const searchAttributes = Object.fromEntries(missing.map(([name, type]) => [name, types[type]]));
  await operatorService.addSearchAttributes({ namespace, searchAttributes });
  return false; // looked at once more: done when the server lists them
}
