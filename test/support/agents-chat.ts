import type { RecordedCall, SimMessage } from '../../src/sandbox/telegram-server.ts';
import { LENA, MAX, type TestDesk } from './desk.ts';
import { newOrganizer, type TestOrganizer } from './organizer.ts';
import { until } from './until.ts';

/** The agents' Telegram accounts. */
export const LENA_PHONE = 5101;
export const MAX_PHONE = 5102;

/** A group in which agents are told of requests. */
export interface AgentsChat {
  chatId: number;
  /** What the bot has said in the group and what is still there, as it stands now; oldest first. */
  heard(): SimMessage[];
  /** Waits until the bot has said something in the group with `text` in it. */
  hears(text: string): Promise<SimMessage>;
  /** Waits until the card of ticket `number` says `text`. */
  card(number: number, text?: string): Promise<SimMessage>;
  /** Presses a button, and waits for what is shown in answer. */
  presses(
    phone: number,
    message: SimMessage,
    button: string,
  ): Promise<{ text?: string; showAlert: boolean }>;
  /** Names of the calls that sent or changed messages of ticket `number` in the group, in order. */
  calls(number: number): string[];
}

/** An event of the test's own, with its agents' chat. */
export interface AgentsEvent extends AgentsChat {
  code: string;
  projectId: string;
  organizer(firstName: string): Promise<TestOrganizer>;
}

let events = 0;

/**
 * Opens an event of the test's own whose agents' chat is a group with Lena and Max in it.
 * @param options.chatId the group; one that is there already is shared. Null: the event names none
 */
export async function openAgentsEvent(
  desk: TestDesk,
  fields: Record<string, unknown> = {},
  options: { chatId?: number | null } = {},
): Promise<AgentsEvent> {
  events += 1;
  const code = `EV${events}`;
  const { chatId = -4_000 - events } = options;
  if (chatId !== null) addGroup(desk, chatId);
  const event = { name: `Event ${events}`, code, agentsChatId: chatId, ...fields };
  const { status, body } = await desk.ask('POST', '/events', event);
  if (status !== 201) throw new Error(`The event was refused: ${JSON.stringify(body)}`);
  return {
    ...chatAt(desk, chatId ?? 0),
    code,
    projectId: (body as { todoistProjectId: string }).todoistProjectId,
    organizer: (firstName) => newOrganizer(desk, firstName, code),
  };
}

/** The group with this id, as agents see it. */
export function chatAt({ telegram }: TestDesk, chatId: number): AgentsChat {
  const heard = () => telegram.chat(chatId).filter(({ from }) => from === 'bot');
  return {
    chatId,
    heard,
    hears: (text) =>
      until(`the agents hear "${text}"`, () =>
        heard().findLast((message) => message.text.includes(text)),
      ),
    card: (number, text = '') =>
      until(`the card of ${number} says "${text}"`, () =>
        heard().find((message) => isCard(message.text, number) && message.text.includes(text)),
      ),
    presses(phone, message, button) {
      const query = telegram.press(phone, chatId, message.messageId, button);
      return until(`the press of ${button} is answered`, () => telegram.callbackAnswer(query));
    },
    calls: (number) => callsAbout(telegram.calls(), chatId, number),
  };
}

/** A group with Lena and Max in it. */
export function addGroup({ telegram }: TestDesk, id: number): void {
  telegram.addPerson({ id: LENA_PHONE, firstName: 'Lena', languageCode: 'en' });
  telegram.addPerson({ id: MAX_PHONE, firstName: 'Max', languageCode: 'en' });
  telegram.addGroup({ id, title: 'Agents', members: [LENA_PHONE, MAX_PHONE] });
}

/** Lets the desk know the Telegram accounts of Lena and Max, who share a project already. */
export async function linkAgents(desk: TestDesk): Promise<void> {
  for (const [{ id }, phone] of [
    [LENA, LENA_PHONE],
    [MAX, MAX_PHONE],
  ] as const) {
    const agent = { todoistUserId: id, telegramUserId: phone };
    const { status, body } = await desk.ask('POST', '/agents', agent);
    if (status > 201) throw new Error(`The agent was refused: ${JSON.stringify(body)}`);
  }
}

function isCard(text: string, number: number): boolean {
  return new RegExp(`^(🔥 )?#${number} `).test(text);
}

function callsAbout(calls: RecordedCall[], chatId: number, number: number): string[] {
  return calls
    .filter(
      ({ method, payload }) =>
        payload['chat_id'] === chatId &&
        ['sendMessage', 'editMessageText'].includes(method) &&
        String(payload['text']).includes(`#${number}<`),
    )
    .map(({ method }) => method);
}
