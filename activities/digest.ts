import { shorten } from '../src/domain/message-text.ts';
import { escapeHtml } from '../src/telegram/html.ts';
import {
  agentLines,
  figureLines,
  NAME_LENGTH,
  type Say,
} from '../src/telegram/features/agents/figure-lines.ts';
import { span } from '../src/telegram/features/agents/span.ts';
import type { Digest, DigestReader } from '../src/statistics/digest.ts';
import { asSend } from './as-send.ts';
import { asActivity } from './failures.ts';
import type { Ports } from './ports.ts';

/** What leads are told in the evening. */
export function createDigestActivities({
  messenger,
  digests,
  translate,
}: Pick<Ports, 'messenger' | 'digests' | 'translate'>) {
  const textOf = ({ event, figures, agents }: Digest, language: string): string => {
    const say: Say = (text, args) => translate(language, text, args);
    const time = (seconds: number | null) => span(seconds ?? 0, language, translate);
    const { unanswered } = figures.tickets;
    return [
      say('digest-title', { event: escapeHtml(shorten(event.name, NAME_LENGTH)) }),
      ...figureLines(figures, say, time),
      ...(unanswered > 0 ? [say('digest-unanswered', { count: unanswered })] : []),
      ...agentLines(agents, say, time),
    ].join('\n');
  };

  return {
    /** @param asked.at epoch milliseconds: the 24 hours that end then @returns null where there is nothing to tell */
    readDigest: (asked: {
      eventCode: string;
      at: number;
    }): Promise<{ digest: Digest; readers: DigestReader[] } | null> =>
      asActivity(async () => {
        const digest = await digests.of(asked.eventCode, new Date(asked.at));
        return digest && { digest, readers: await digests.readers(asked.eventCode) };
      }),

    async sendDigest(told: { digest: Digest; reader: DigestReader }): Promise<void> {
      const { chatId, language } = told.reader;
      const html = textOf(told.digest, language);
      await asSend((sending) => sending(() => messenger.send({ chatId, html })));
    },
  };
}
