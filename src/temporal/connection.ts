import { Client, Connection, type DataConverter } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { Headers } from '@temporalio/common';
import { NativeConnection } from '@temporalio/worker';
import { createEncryption } from './encryption.ts';
import { traceUpdates } from './trace-headers.ts';

/** A way to the Temporal server, for clients and workers, and how payloads are written there. */
export interface TemporalConnection {
  client: Client;
  native: NativeConnection;
  namespace: string;
  dataConverter: DataConverter;
  /** What goes with each message to a workflow. */
  headers: () => Headers;
  close(): Promise<void>;
}

/**
 * Connects to Temporal.
 * @param options.address the embedded server; without it TEMPORAL_* and its config file say where, as
 * `@temporalio/envconfig` reads them
 * @param options.env the TEMPORAL_* variables
 * @param options.payloadKey 32 bytes: encrypts payloads
 * @param options.headers what goes with each message to a workflow
 * @throws Error that says which address did not answer
 */
export async function connectTemporal(options: {
  address: string | null;
  env: Record<string, string>;
  payloadKey: Buffer | null;
  headers?: () => Headers;
}): Promise<TemporalConnection> {
  const configured = options.address
    ? { connectionOptions: { address: options.address }, namespace: 'default' }
    : loadClientConnectConfig({ overrideEnvVars: options.env });
  const { connectionOptions } = configured;
  const { headers = () => ({}) } = options;
  const namespace = configured.namespace ?? 'default';
  const dataConverter: DataConverter = options.payloadKey
    ? { payloadCodecs: [createEncryption(options.payloadKey)] }
    : {};

  // A connection that failed to `connect` is never closed by the SDK, and keeps the process alive.
  const connection = Connection.lazy(connectionOptions);
  try {
    await connection.ensureConnected();
  } catch (error) {
    await connection.close();
    const address = connectionOptions.address ?? 'localhost:7233';
    throw new Error(
      `Temporal does not answer at ${address}: check TEMPORAL_ADDRESS and that the server runs.`,
      { cause: error },
    );
  }
  const native = await NativeConnection.connect(connectionOptions);
  return {
    client: new Client({
      connection,
      namespace,
      dataConverter,
      interceptors: { workflow: [traceUpdates(headers)] },
    }),
    native,
    namespace,
    dataConverter,
    headers,
    async close() {
      await connection.close();
      await native.close();
    },
  };
}
