import { cancellationSignal } from '@temporalio/activity';
import type { ChatMessage } from '../src/domain/messages.ts';
import type { BoardFile } from '../src/domain/files.ts';
import { Refused } from '../src/domain/ports.ts';
import { withTemporaryFolder } from '../src/files/temporary-folder.ts';
import { captionOf, replyMessages, type ReplyMessage } from '../src/telegram/reply-messages.ts';
import { replyParts } from '../src/telegram/reply-parts.ts';
import { fileTooLarge, UPLOAD_LIMIT } from '../src/telegram/send-file.ts';
import { asActivity } from './failures.ts';
import { asSend, type Sending } from './as-send.ts';
import type { Ports } from './ports.ts';
import type { ToOrganizer } from './to-organizer.ts';

interface Reply {
  agent: string;
  text: string;
  /** Which of the reply's messages; the first is 0. */
  part: number;
}

/** Agents' words on their way to the organizer. Each activity sends or edits one message, as the pace of a chat wants. */
export function createReplyActivities({
  messenger,
  board,
  store,
  translate,
}: Pick<Ports, 'messenger' | 'board' | 'store' | 'translate'>) {
  const send = async (
    sending: Sending,
    { chatId, message, file }: { chatId: number; message: ReplyMessage; file?: BoardFile },
  ) => {
    // What cannot be sent as a whole is not begun.
    if ((file?.size ?? 0) > UPLOAD_LIMIT) throw fileTooLarge();
    if (message.kind === 'text') return sending(() => messenger.send({ chatId, ...message }));
    if (file === undefined) throw new Error('A reply that is planned with a file has none.');
    return withTemporaryFolder(async (folder) => {
      const local = await board.fetchFile(file, folder, cancellationSignal());
      const { html, plain } = message.caption ?? {};
      return sending(() =>
        messenger.sendFile({ chatId, file: local, caption: html, plainCaption: plain }),
      );
    });
  };

  return {
    /** Sends one message of a reply. @returns how many there are in all */
    async sendReply(
      to: ToOrganizer & Reply & { file?: BoardFile },
    ): Promise<{ messageId: number; parts: number; possiblyDuplicated?: boolean }> {
      const { number, organizer, part, file } = to;
      const { chatId } = organizer;
      const messages = replyMessages({ ...to, hasFile: file !== undefined });
      const message = partAt(messages, part);
      const { result, possiblyDuplicated } = await asSend((sending) =>
        send(sending, { chatId, message, ...(file ? { file } : {}) }),
      );
      const { messageId } = result;
      // The message is out: a failing link must not send it again, and saving the ticket makes the link anyway.
      await store.linkTelegramMessage({ chatId, messageId, number }).catch(() => undefined);
      return { messageId, parts: messages.length, possiblyDuplicated };
    },

    /**
     * Makes one message of a reply say what it says now; without a `target` it is sent.
     * @returns how many messages its words need
     */
    async editReply(
      to: ToOrganizer & Reply & { target: number | null },
    ): Promise<{ messageId: number; parts: number }> {
      const { chatId } = to.organizer;
      const messages = replyParts(to);
      const message = partAt(messages, to.part);
      const { target } = to;
      if (target !== null) {
        await asActivity(() => messenger.edit({ chatId, messageId: target, ...message }));
        return { messageId: target, parts: messages.length };
      }
      const { messageId } = await asActivity(() => messenger.send({ chatId, ...message }));
      return { messageId, parts: messages.length };
    },

    /** Makes the words below a file say what they say now. @throws Refused where they are too long for that place */
    async editCaption(to: ToOrganizer & Omit<Reply, 'part'> & { target: number }): Promise<void> {
      const { chatId } = to.organizer;
      await asActivity(async () => {
        const caption = captionOf(to);
        if (caption === null) {
          throw new Refused('refused-by-telegram', 'What is below a file cannot be that long.');
        }
        await messenger.editCaption({ chatId, messageId: to.target, ...caption });
      });
    },

    /** Takes a message of the bot's away; where Telegram does not let it, it says that it no longer counts. */
    async withdrawMessage(gone: { message: ChatMessage; language: string }): Promise<void> {
      const instead = translate(gone.language, 'withdrawn');
      await asActivity(() => messenger.withdraw({ ...gone.message, instead }));
    },
  };
}

function partAt<T>(parts: T[], nth: number): T {
  const part = parts[nth];
  if (part === undefined) throw new Error(`A reply of ${parts.length} has no part ${nth}.`);
  return part;
}
