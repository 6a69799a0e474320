import type { EffectOutcome, OrganizerEffect } from '../../src/domain/effects.ts';
import type { TicketState } from '../../src/domain/ticket-state.ts';
import type { ActivityProxies } from './proxies.ts';
import { editReply, sendReply, withdraw } from './replies.ts';

interface Proxies {
  paced: ActivityProxies;
  unpaced: ActivityProxies;
}

/** What is for the organizer, through Telegram. */
export async function forOrganizer(
  { paced: telegram, unpaced }: Proxies,
  state: () => TicketState,
  effect: OrganizerEffect,
): Promise<EffectOutcome | null> {
  const { number, organizer, shownReceipt } = state();
  const to = { number, organizer };
  switch (effect.type) {
    case 'sendNotice': {
      const { notice, args, replyTo } = effect;
      const { messageId } = await telegram.sendNotice.executeWithOptions({ summary: notice }, [
        { ...to, notice, args, replyTo },
      ]);
      return { type: 'noticeSent', notice, telegramMessageId: messageId };
    }
    case 'editNotice':
      await telegram.editNotice.executeWithOptions({ summary: effect.notice }, [
        { ...to, ...effect },
      ]);
      return null;
    case 'withdrawNotice':
      await withdraw(telegram, state, effect.target, 'no longer true');
      return null;
    case 'showReceipt': {
      const { runStart, count } = effect;
      const shown = shownReceipt?.runStart === runStart ? shownReceipt : null;
      const { messageId } = await telegram.showReceipt.executeWithOptions({ summary: 'receipt' }, [
        { ...to, runStart, count, shownAs: shown?.telegramMessageId ?? null },
      ]);
      return { type: 'receiptShown', runStart, telegramMessageId: messageId };
    }
    case 'showMoved':
      await telegram.showMoved.executeWithOptions({ summary: 'moved' }, [{ ...to, ...effect }]);
      return null;
    case 'react':
      await unpaced.react.executeWithOptions({ summary: 'on the board' }, [
        { ...to, telegramMessageId: effect.telegramMessageId },
      ]);
      return null;
    case 'sendReply':
      return sendReply(telegram, state, effect);
    case 'editReply':
      return editReply(telegram, state, effect);
    case 'withdrawReply':
      for (const target of effect.targets) await withdraw(telegram, state, target, 'taken back');
      return null;
  }
}
