import type { Effects } from '../../../src/domain/effects.ts';
import { MOST_URGENT } from '../../../src/domain/ticket-facts.ts';
import type { TicketState } from '../../../src/domain/ticket-state.ts';
import type { TextArguments, Translate } from '../../../src/i18n/translate.ts';

type Say = (id: string, args?: TextArguments) => void;

/** Says all that was decided in every language. @throws where a text lacks an argument */
export function sayInEveryLanguage(
  translate: Translate,
  effects: Effects,
  { number, subject, organizer, event, priority, agent, rating, status }: TicketState,
): void {
  const say: Say = (id, args) => ['en', 'ru'].forEach((language) => translate(language, id, args));
  const card = () => {
    const urgent = priority === MOST_URGENT ? 'yes' : 'no';
    say('agents-card', { number, subject, organizer: organizer.name, event: event.name, urgent });
    const held = agent === null ? 'no' : 'yes';
    const who = { agent: agent?.name ?? '', held, names: '', least: 'no' };
    say(`agents-card-${status}`, { ...who, rating: rating ?? 0 });
  };
  for (const effect of effects.organizer) {
    if (effect.type === 'sendNotice' || effect.type === 'editNotice') {
      say(`notice-${effect.notice}`, effect.args);
    }
    if (effect.type === 'showReceipt') say('receipt', { number, count: effect.count });
    if (effect.type === 'showMoved') say('receipt-moved', { number, toNumber: effect.toNumber });
  }
  for (const effect of effects.board) {
    if (effect.type === 'postRemark') say(`remark-${effect.remark}`, effect.args);
  }
  for (const effect of effects.agents) {
    if (effect.type === 'tellAgents') say(`agents-${effect.text}`, effect.args);
    if (effect.type === 'remindAgents') say('agents-reminder', { number, subject, time: '1 min' });
    if (effect.type === 'escalate') say(`lead-${effect.why}`, { time: '1 min' });
    if (effect.type === 'showCard' || effect.type === 'escalate') card();
  }
}
