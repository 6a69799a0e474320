import { isGrpcServiceError } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { Logger } from 'pino';
import { SEARCH_ATTRIBUTES } from '../domain/search-attributes.ts';
import { TASK_QUEUES } from '../domain/task-queues.ts';
import type { TemporalConnection } from './connection.ts';

/** Telegram's limits: messages a second in all, and to one chat. Source: Bots FAQ, "My bot is hitting limits". */
const MESSAGES_PER_SECOND = 30;
const MESSAGES_PER_CHAT_SECOND = 1;

const { IndexedValueType, TaskQueueType } = proto.temporal.api.enums.v1;

/** The server's numbers for the types of search attributes. */
export const INDEXED_TYPES = {
  KEYWORD: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  DATETIME: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
};

/**
 * Registers the search attributes (a workflow that sets an unknown one is stuck for ever), and lets the server pace
 * what goes to Telegram. Both may be done again, by every process that starts.
 */
export async function prepareNamespace(
  temporal: TemporalConnection,
  logger: Logger,
): Promise<void> {
  await registerSearchAttributes(temporal);
  await paceTelegram(temporal, logger);
}

/** The search attributes of the namespace beside Temporal's own: each with the number of its type. */
export async function registeredAttributes({
  client,
  namespace,
}: Pick<TemporalConnection, 'client' | 'namespace'>): Promise<Record<string, number>> {
  const operator = client.connection.operatorService;
  const { customAttributes } = await operator.listSearchAttributes({ namespace });
  return customAttributes;
}

async function registerSearchAttributes({ client, namespace }: TemporalConnection): Promise<void> {
  const registered = await registeredAttributes({ client, namespace });
  const missing = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => !(name in registered));
  if (missing.length === 0) return;
  await client.connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(
      missing.map(([name, type]) => [name, INDEXED_TYPES[type]]),
    ),
  });
}

async function paceTelegram(
  { client, namespace }: TemporalConnection,
  logger: Logger,
): Promise<void> {
  const limit = (requestsPerSecond: number) => ({
    rateLimit: { requestsPerSecond },
    reason: 'limits of the Telegram Bot API',
  });
  try {
    await client.workflowService.updateTaskQueueConfig({
      namespace,
      taskQueue: TASK_QUEUES.telegram,
      taskQueueType: TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY,
      updateQueueRateLimit: limit(MESSAGES_PER_SECOND),
      updateFairnessKeyRateLimitDefault: limit(MESSAGES_PER_CHAT_SECOND),
    });
  } catch (error) {
    if (!isGrpcServiceError(error)) throw error;
    logger.warn(
      { reason: error.details },
      'this Temporal server cannot pace Telegram per chat (needs 1.29 or later): Telegram will say when to wait',
    );
  }
}
