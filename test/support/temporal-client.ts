import { Client, Connection } from '@temporalio/client';

/** A client of the desk's namespace, as an operator has one; to be closed. */
export async function connectClient(temporal: {
  address: string;
  namespace: string;
}): Promise<{ client: Client; close: () => Promise<void> }> {
  const connection = await Connection.connect({ address: temporal.address });
  return {
    client: new Client({ connection, namespace: temporal.namespace }),
    close: () => connection.close(),
  };
}
