import type { Client } from '@temporalio/client';
import { connectTemporal } from '../../src/temporal/connection.ts';
import { createTickets, type Tickets } from '../../src/temporal/tickets.ts';

/** What an operator has at hand: the Temporal UI's and CLI's way to tickets, and that of the admin pages; to be closed. */
export async function connectOperator(temporal: {
  address: string;
  namespace: string;
}): Promise<{ client: Client; tickets: Tickets; close: () => Promise<void> }> {
  const { address, namespace } = temporal;
  const connection = await connectTemporal({
    address: null,
    env: { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace },
    payloadKey: null,
  });
  const { client } = connection;
  return { client, tickets: createTickets(connection), close: () => connection.close() };
}
