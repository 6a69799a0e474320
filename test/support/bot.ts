import { randomUUID } from 'node:crypto';
import { defaultPayloadConverter } from '@temporalio/client';
import { AgentEntity, type AgentRow } from '../../src/database/entities/agent.ts';
import { createStores, type Stores } from '../../src/database/stores.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { createLogger } from '../../src/logger.ts';
import { createTelegramServer, type TelegramServer } from '../../src/sandbox/telegram-server.ts';
import { registerMenu } from '../../src/telegram/menu.ts';
import { createTelegramSide } from '../../src/telegram/telegram-side.ts';
import { connectTemporal } from '../../src/temporal/connection.ts';
import { prepareNamespace } from '../../src/temporal/prepare-namespace.ts';
import { createTickets, workflowIdOf } from '../../src/temporal/tickets.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { openNamespace } from './namespace.ts';
import { until } from './until.ts';

const TOKEN = '1000001:test';

/**
 * The bot on real parts, without workers: what it tells tickets stays in their workflows, and the database says what a
 * test puts there.
 */
export interface TestBot {
  telegram: TelegramServer;
  database: TestDatabase;
  stores: Stores;
  addAgent(fields: Partial<AgentRow> & { name: string }): Promise<AgentRow>;
  /** What a ticket's workflow was told, in order: each signal's name and argument. */
  told(number: number): Promise<{ name: string; argument: unknown }[]>;
  /** A press of a button that earlier versions sent below a message, or that somebody made up. */
  pressesData(personId: number, messageId: number, data: string): Promise<void>;
  /** Takes in an update of Telegram's that the simulator does not send; resolves when it is durable. */
  takes(update: object): Promise<void>;
  /** Ends a ticket's workflow, as when its ticket is closed. */
  end(number: number): Promise<void>;
  close(): Promise<void>;
}

/** @param options.agentsChatId the agents' chat of events that name none */
export async function openBot(options: { agentsChatId?: number } = {}): Promise<TestBot> {
  const agentsChatId = options.agentsChatId ?? null;
  const logger = createLogger({ level: 'silent' });
  const [database, { address, namespace }] = await Promise.all([
    openTestDatabase(),
    openNamespace(),
  ]);
  const temporal = await connectTemporal({
    address: null,
    env: { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace },
    payloadKey: null,
  });
  await prepareNamespace(temporal, logger);
  const telegram = createTelegramServer({ token: TOKEN });
  const apiRoot = await telegram.listen();
  const stores = createStores(database.orm, { agentsChatId });
  const translate = createTranslate();
  const side = createTelegramSide(
    {
      token: TOKEN,
      apiRoot,
      mode: 'polling',
      webhookSecrets: [],
      webhookUrl: '',
      agentsChatId,
    },
    {
      stores,
      tickets: createTickets(temporal),
      translate,
      isInfrastructureDown: async () => false,
      onActivity: () => undefined,
      logger,
    },
  );
  side.updateSource.start();
  await registerMenu(side.telegram, translate);

  return {
    telegram,
    database,
    stores,
    async addAgent(fields) {
      const em = database.orm.em.fork();
      const agent = em.create(AgentEntity, {
        todoistUserId: randomUUID(),
        email: null,
        telegramUserId: null,
        language: null,
        lead: false,
        inviteCode: randomUUID(),
        createdAt: new Date(),
        addedAt: null,
        ...fields,
      });
      await em.flush();
      return agent;
    },
    async told(number) {
      const history = await temporal.client.workflow.getHandle(workflowIdOf(number)).fetchHistory();
      return (history.events ?? []).flatMap(
        ({ workflowExecutionSignaledEventAttributes: told }) => {
          if (!told) return [];
          const [payload] = told.input?.payloads ?? [];
          const argument = payload ? defaultPayloadConverter.fromPayload(payload) : undefined;
          return [{ name: told.signalName ?? '', argument }];
        },
      );
    },
    pressesData: (id, messageId, data) =>
      side.updates.take({
        update_id: 1,
        callback_query: {
          id: randomUUID(),
          from: { id, first_name: 'Pat', is_bot: false },
          chat_instance: '1',
          message: {
            message_id: messageId,
            date: 1,
            chat: { id, type: 'private', first_name: 'Pat' },
          },
          data,
        },
      } as never),
    takes: (update) => side.updates.take(update as never),
    async end(number) {
      // A ticket has its row a moment before its workflow begins.
      await until(`ticket ${number} runs, and is ended`, async () => {
        await temporal.client.workflow.getHandle(workflowIdOf(number)).terminate();
        return true;
      });
    },
    async close() {
      await side.updateSource.stop();
      side.stopReplies();
      await telegram.close();
      await temporal.close();
      await database.close();
    },
  };
}
