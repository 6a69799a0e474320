import { Composer, type Context } from 'telegraf';
import type { Message } from 'telegraf/types';
import type { KnownMessage } from '../../database/intake.ts';
import { storedText, type IncomingMessage } from '../../database/message-rows.ts';
import type { TelegramFile } from '../../domain/files.ts';
import type { BotDeps } from '../deps.ts';
import { timeOf, toIncoming } from '../to-incoming.ts';
import { isAdmitted, say } from './organizer.ts';
import { takeIn } from './requests.ts';

/** An organizer changed a message: its ticket hears of it. Nobody else is answered, for nothing new was said. */
export function edits(deps: BotDeps): Composer<Context> {
  const composer = new Composer();
  composer.on('edited_message', async (ctx) => {
    const message = ctx.editedMessage;
    if (isMoving(message) || isCommand(message)) return;
    const organizer = await deps.organizers.byTelegramId(ctx.from.id);
    if (!isAdmitted(organizer)) return;

    const { locale, closedAt } = organizer.currentEvent;
    const edited = toIncoming(message, organizer.id, { locale, translate: deps.translate });
    const known = await deps.intake.find(edited);
    // It overtook the message itself, which is then known when it comes.
    if (known === null) return closedAt === null ? takeIn(deps, organizer, edited) : undefined;
    if (known.number === null) return deps.intake.rewrite({ ...edited, id: known.id });
    const date = message.edit_date ?? message.date;
    // An edit tells of words alone: another file is one more message, to the same ticket.
    if (isOtherFile(edited.file, known.file)) return takeIn(deps, organizer, again(edited, date));
    await tellEdit(ctx, deps, { edited, known, number: known.number, at: timeOf(date) });
  });
  return composer;
}

async function tellEdit(
  ctx: Context,
  deps: BotDeps,
  edit: { edited: IncomingMessage; known: KnownMessage; number: number; at: number },
): Promise<void> {
  const { edited, known, number, at } = edit;
  const { id: messageId } = known;
  const { telegramMessageId, text } = edited;
  const heard = await deps.tickets.tell(
    number,
    { type: 'organizerEdited', edit: { messageId, telegramMessageId, text, at } },
    `edit-${ctx.update.update_id}`,
  );
  deps.onActivity();
  if (heard === 'heard') return;
  // Another process is about to open the ticket with the message itself; this update is tried again.
  if (!known.isTicketClosed) throw new Error(`Ticket ${number} does not run yet.`);
  if (storedText(edited) !== known.text) await say(ctx, deps, 'edit-closed', { number });
}

/** A live location tells where its sender is every few seconds, by edits. */
function isMoving(message: Message): boolean {
  return 'location' in message;
}

function isCommand(message: Message): boolean {
  return 'text' in message && /^\/\w/.test(message.text);
}

/** Telegram may name one file by several ids, so files are told apart by what they are. */
function isOtherFile(now: TelegramFile | undefined, before: TelegramFile | null): boolean {
  if (now === undefined) return false;
  return now.kind !== before?.kind || now.name !== before.name || now.size !== before.size;
}

/** @param date of the edit, as Telegram tells it: delivered again, the message is the same one */
function again(edited: IncomingMessage, date: number): IncomingMessage {
  const { album: _, ...message } = edited;
  const { id, telegramMessageId: repliedTo } = message;
  return { ...message, id: `${id}-${date}`, at: timeOf(date), repliedTo };
}
