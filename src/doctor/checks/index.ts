import type { Checkup } from '../check.ts';
import { agentsChat } from './agents-chat.ts';
import { clock } from './clock.ts';
import { database } from './database.ts';
import { desk } from './desk.ts';
import { disk } from './disk.ts';
import { leads } from './leads.ts';
import { migrations } from './migrations.ts';
import { publicUrl } from './public-url.ts';
import { retention } from './retention.ts';
import { searchAttributes } from './search-attributes.ts';
import { telegramPoller } from './telegram-poller.ts';
import { telegramToken } from './telegram-token.ts';
import { telegramWebhook } from './telegram-webhook.ts';
import { temporal } from './temporal.ts';
import { todoistPlan } from './todoist-plan.ts';
import { todoistProjects } from './todoist-projects.ts';
import { todoistToken } from './todoist-token.ts';
import { todoistWebhooks } from './todoist-webhooks.ts';
import { workers } from './workers.ts';

/** All that the doctor looks at, in the order in which it is told. */
export const CHECKUPS: Checkup[] = [
  desk,
  publicUrl,
  disk,
  clock,
  database,
  migrations,
  temporal,
  searchAttributes,
  retention,
  workers,
  telegramToken,
  telegramWebhook,
  telegramPoller,
  agentsChat,
  leads,
  todoistToken,
  todoistProjects,
  todoistPlan,
  todoistWebhooks,
];
