import type { PageState } from '../../src/sandbox/page-state.ts';
import { until } from './until.ts';

/** What the page of the sandbox does over HTTP, for tests that need no browser. */
export interface SandboxClient {
  state: () => Promise<PageState>;
  /** Does one of the page's actions; throws what the sandbox refuses it with. */
  act: (action: string, body: object) => Promise<unknown>;
  /** Writes as an organizer; resolves to the bot's first message that then holds `answer`. */
  write: (
    person: number,
    text: string,
    answer: string,
    options?: { replyTo?: number },
  ) => Promise<{ messageId: number }>;
  /** The card whose title holds `text`; waits for it. */
  card: (text: string) => Promise<PageState['tasks'][number]>;
}

/** @param origin of the desk's web server */
export function sandboxClient(origin: string): SandboxClient {
  const state = async () => (await (await fetch(`${origin}/sandbox/state`)).json()) as PageState;
  const act = async (action: string, body: object) => {
    const response = await fetch(`${origin}/sandbox/actions/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${action} was refused: ${JSON.stringify(answer)}`);
    return answer;
  };
  return {
    state,
    act,
    async write(person, text, answer, options = {}) {
      const { message } = (await act('say', { person, text, ...options })) as {
        message: { messageId: number };
      };
      return until(`${person} reads "${answer}"`, async () => {
        const chat = (await state()).organizers.find(({ id }) => id === person);
        return chat?.messages.find(
          (each) =>
            each.from === 'bot' && each.messageId > message.messageId && each.text.includes(answer),
        );
      });
    },
    card: (text) =>
      until(`a card says "${text}"`, async () =>
        (await state()).tasks.find(({ content }) => content.includes(text)),
      ),
  };
}
