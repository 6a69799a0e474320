import { lengthOfTime } from '../../../statistics/charts/length-of-time.ts';
import type { Figures, ReplyTimes } from '../../../statistics/figures.ts';

/** A number in large print, what it is, and what else there is to say of it. */
export interface FigureCard {
  name: string;
  value: string;
  more: string;
}

/** The numbers that come first. */
export function cardsOf(figures: Figures): FigureCard[] {
  const { tickets, firstReplySeconds, firstReplyOpenSeconds, resolutionSeconds } = figures;
  const { rating, people, messages } = figures;
  return [
    { name: 'Opened', value: String(tickets.opened), more: perHundred(people) },
    {
      name: 'Solved',
      value: String(tickets.solved),
      more: `${tickets.reopened} reopened${shareOf(tickets.reopenedShare)}`,
    },
    { name: 'Open', value: String(tickets.open), more: `${tickets.unanswered} without an answer` },
    {
      name: 'First reply',
      value: lengthOfTime(firstReplyOpenSeconds.p50),
      more: `9 in 10 within ${lengthOfTime(firstReplyOpenSeconds.p90)}, in opening hours; by the clock half within ${lengthOfTime(firstReplySeconds.p50)}`,
    },
    {
      name: 'In time',
      value: percent(firstReplyOpenSeconds.withinTarget),
      more: targetOf(firstReplyOpenSeconds),
    },
    {
      name: 'Time to solve',
      value: lengthOfTime(resolutionSeconds.p50),
      more: `9 in 10 within ${lengthOfTime(resolutionSeconds.p90)}`,
    },
    {
      name: 'Rating',
      value: rating.mean === null ? '–' : rating.mean.toFixed(1),
      more: `of 5, by ${rating.count}`,
    },
    {
      name: 'Messages',
      value: String(messages.in + messages.out),
      more: `${messages.in} in, ${messages.out} out; notes: ${messages.notes}`,
    },
    {
      name: 'Organizers',
      value: String(people.organizers),
      more: `${people.askers} asked; ${people.participants ?? 'unknown'} participants`,
    },
  ];
}

/** A share in full percent; `–` where there is none. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)} %`;
}

function perHundred({ ticketsPer100Participants: ratio }: Figures['people']): string {
  return ratio === null ? 'tickets' : `${ratio} per 100 participants`;
}

function shareOf(share: number | null): string {
  return share === null ? '' : ` (${percent(share)})`;
}

function targetOf({ target, withinTarget }: ReplyTimes): string {
  if (withinTarget === null) return 'no target, or nobody was due an answer';
  return target === null ? 'each event by its target' : `target ${lengthOfTime(target)}`;
}
